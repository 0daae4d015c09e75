import type { LocalText } from '#app/survey/item.ts'
import { percent, type MethodFacts } from './method-facts.ts'

/** What chance decided about how each resident was asked; empty where everybody was asked alike, or it is not known. */
export function describeShown({ fieldwork: { shown } }: Pick<MethodFacts, 'fieldwork'>): LocalText {
  if (!shown) return { 'zh-CN': '', en: '' }
  const { shuffled, turned, split } = shown
  const zh = [
    split
      ? `问卷按设计拆分：${split.items} 道题分为 ${split.blocks} 组，每位居民随机回答其中 ${split.asked} 组（每组 ${percent(split.asked / split.blocks)}），缺失由设计造成。`
      : '',
    shuffled > 0 ? `${shuffled} 道题的选项顺序逐人随机排列并留存。` : '',
    turned > 0 ? `${turned} 道量表题对一半居民反向呈现。` : '',
  ]
  const en = [
    split
      ? `The questionnaire is split by design: ${split.items} questions in ${split.blocks} blocks, of which every resident is asked ${split.asked} drawn at random (each with a chance of ${percent(split.asked / split.blocks)}); what is missing is missing by design.`
      : '',
    shuffled > 0
      ? `The options of ${shuffled} ${shuffled === 1 ? 'question stand' : 'questions stand'} in an order drawn for each resident and kept.`
      : '',
    turned > 0
      ? `${turned} ${turned === 1 ? 'scale runs' : 'scales run'} backwards for half of the residents.`
      : '',
  ]
  return { 'zh-CN': zh.join(''), en: en.filter(Boolean).join(' ') }
}

/** Responses that came in as programs send them; empty without any, or where it is not known. */
export function describeQuarantine({
  fieldwork: { quarantined = 0 },
}: Pick<MethodFacts, 'fieldwork'>): LocalText {
  if (quarantined === 0) return { 'zh-CN': '', en: '' }
  return {
    'zh-CN': `${quarantined} 份作答的提交方式像是程序，已搁置，不计入结果。`,
    en: `${quarantined} ${quarantined === 1 ? 'response that came in as programs send them is' : 'responses that came in as programs send them are'} put aside and ${quarantined === 1 ? 'counts' : 'count'} nowhere.`,
  }
}
