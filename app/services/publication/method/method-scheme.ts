import type { LocalText } from '#app/survey/item.ts'
import { peopleShareIsLow } from '#app/survey/scheme/studio-sentences.ts'
import type { MethodFacts } from './method-facts.ts'

/** By which scheme the index is made, since when it was settled, and how much of it is residents' answers. */
export function describeScheme({ summary }: Pick<MethodFacts, 'summary'>): LocalText {
  const { recipe, peopleShare } = summary
  const { scheme } = recipe.index
  const shares = peopleShare.blended
  const spread = shares.variance === null ? null : shares.variance.toFixed(2)
  const low = peopleShareIsLow(shares)
  const zh = [
    scheme
      ? `指数采用方案“${scheme.name}”（SHA-256 ${scheme.hash}）${scheme.frozenOn === null ? '' : `，于 ${scheme.frozenOn} 调查开放时冻结，早于任何结果`}。`
      : '指数采用框架自身的方案，调查开放时即已确定。',
    `综合版中居民评价占比：名义 ${shares.nominal.toFixed(2)}，实际 ${shares.effective.toFixed(2)}${spread === null ? '' : `，占得分方差 ${spread}`}。`,
    low ? '低于一半：城市之间的差异更多来自客观指标，而不是居民的评价。' : '',
  ]
  const en = [
    scheme
      ? `The index is made by the scheme "${scheme.name}" (SHA-256 ${scheme.hash})${scheme.frozenOn === null ? '' : `, frozen on ${scheme.frozenOn} when the wave opened, before any result`}.`
      : "The index is made by the framework's own scheme, settled when the wave opened.",
    `Share of people's answers in the blended edition: nominal ${shares.nominal.toFixed(2)}, effective ${shares.effective.toFixed(2)}${spread === null ? '' : `, of the variance of the scores ${spread}`}.`,
    low
      ? 'Below one half: differences between cities come more from objective figures than from what residents say.'
      : '',
  ]
  return { 'zh-CN': zh.join(''), en: en.filter(Boolean).join(' ') }
}
