import type { LocalText } from '#app/survey/item.ts'
import type { BreakKind } from '#app/survey/trend/break-kinds.ts'
import type { Break, Bridge } from '#app/survey/trend/breaks.ts'
import type { ComparedWave } from '#app/survey/trend/changes.ts'
import { citiesInEnglish, type MethodFacts } from './method-facts.ts'

const KINDS: Record<BreakKind, LocalText> = {
  wording: { 'zh-CN': '题目措辞', en: 'wording' },
  form: { 'zh-CN': '问卷版本', en: 'form' },
  'mode-mix': { 'zh-CN': '作答方式构成', en: 'mode mix' },
  population: { 'zh-CN': '调查总体', en: 'population' },
  margins: { 'zh-CN': '加权边际', en: 'margins' },
  boundaries: { 'zh-CN': '行政区划', en: 'boundaries' },
  'indicator-vintage': { 'zh-CN': '客观指标年份或修订', en: 'indicator vintage' },
  framework: { 'zh-CN': '指数框架', en: 'framework' },
  scheme: { 'zh-CN': '指数方案', en: 'scheme' },
  design: { 'zh-CN': '参与方式', en: 'design of participation' },
  other: { 'zh-CN': '其他变化', en: 'another change' },
}

/** With which waves the results are compared, every break between them, and every bridge that was declared. */
export function describeTrend({ summary }: Pick<MethodFacts, 'summary'>): LocalText {
  const since = summary.trend?.since ?? []
  if (since.length === 0) return { 'zh-CN': '', en: '' }
  const level = Math.round(summary.recipe.estimation.confidenceLevel * 100)
  return {
    'zh-CN': [
      `与往期比较：两个独立样本之差作 t 检验，各城市内按比较次数作 Holm 校正（${level}%）；跨越断点而未声明衔接的，不称为真实变化。`,
      ...since.map((one) => `与 ${one.release}：${listOf(one, 'zh-CN')}`),
    ].join(''),
    en: [
      `Changes since earlier waves: t tests of two independent samples, corrected for the comparisons of a city (Holm, ${level}%); nothing is called real across a break without a declared bridge.`,
      ...since.map((one) => `Since ${one.release}: ${listOf(one, 'en')}`),
    ].join(' '),
  }
}

function listOf({ breaks, bridges }: ComparedWave, language: 'zh-CN' | 'en'): string {
  const zh = language === 'zh-CN'
  if (breaks.length === 0) return zh ? '没有断点。' : 'no breaks.'
  const parts = [
    ...breaks.map((one) => (zh ? breakInChinese(one) : breakInEnglish(one))),
    ...bridges.map((one) => (zh ? bridgeInChinese(one) : bridgeInEnglish(one))),
  ]
  return zh ? `${parts.join('；')}。` : `${parts.join('; ')}.`
}

/** What is public of a break in a few words: a short fact where there is one, else what it covers. */
function breakInEnglish({ kind, origin, covers, cities, before, after, reason, on, late }: Break): string {
  const about = [
    origin === 'declared'
      ? `declared${on === null ? '' : ` ${on}`}${late ? ' after the wave opened' : ''}`
      : '',
    before !== null && after !== null && before !== after ? `${before} → ${after}` : '',
    covers === null ? '' : covers.join(', '),
    cities === null ? '' : citiesInEnglish(cities.length),
    reason === null ? '' : reason.en,
  ]
  return withAbout(`break in ${KINDS[kind].en}`, about.filter(Boolean).join('; '))
}

function breakInChinese({ kind, origin, covers, cities, before, after, reason, on, late }: Break): string {
  const about = [
    origin === 'declared' ? `声明${on === null ? '' : `于 ${on}`}${late ? '，在调查开放之后' : ''}` : '',
    before !== null && after !== null && before !== after ? `${before} → ${after}` : '',
    covers === null ? '' : covers.join('、'),
    cities === null ? '' : `${cities.length} 个城市`,
    reason === null ? '' : reason['zh-CN'],
  ]
  return withAbout(`断点：${KINDS[kind]['zh-CN']}`, about.filter(Boolean).join('，'), '（', '）')
}

function bridgeInEnglish({ kind, by, covers, shift, se, reason, on, late }: Bridge): string {
  const how = by === 'overlap' ? 'by an overlap study' : 'by common items'
  const moved = shift === 0 && se === 0 ? '' : `, shift ${shift} (standard error ${se})`
  const which = covers === null ? '' : ` for ${covers.join(', ')}`
  return `${KINDS[kind].en} bridged ${how}${which}${moved} (declared ${on}${late ? ' after the wave opened' : ''}; ${reason.en})`
}

function bridgeInChinese({ kind, by, covers, shift, se, reason, on, late }: Bridge): string {
  const how = by === 'overlap' ? '以并行对照' : '以共同题目'
  const moved = shift === 0 && se === 0 ? '' : `，平移 ${shift}（标准误 ${se}）`
  const which = covers === null ? '' : `（${covers.join('、')}）`
  return `${KINDS[kind]['zh-CN']}${how}衔接${which}${moved}（声明于 ${on}${late ? '，在调查开放之后' : ''}，${reason['zh-CN']}）`
}

function withAbout(words: string, about: string, open = ' (', close = ')'): string {
  return about === '' ? words : `${words}${open}${about}${close}`
}
