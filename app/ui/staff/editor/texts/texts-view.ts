import type { QuestionnaireContent } from '#app/survey/questionnaire/questionnaire.ts'
import {
  isLacking,
  textFilterOf,
  textSections,
  type TextFilter,
  type TextSection,
} from '#app/survey/questionnaire/drafting/text-sections.ts'
import { listTexts } from '#app/survey/questionnaire/drafting/texts.ts'

/** What the page of texts shows. */
export interface TextsView {
  /** texts of the whole draft */
  count: number
  /** what one may narrow the list to, with how many texts each leaves */
  filters: { filter: TextFilter; count: number }[]
  filter: TextFilter
  /** every section that has something to show; those that are not shown now without their groups */
  sections: TextSection[]
  /** the sections on this page */
  shown: TextSection[]
  /** a question that the address names: unfolded */
  item: string | null
}

/** Texts that still make a page one can look through; more are shown section by section. */
const ONE_PAGE = 40
const FILTERS: TextFilter[] = [null, 'any', 'zh-CN', 'en', 'zh-Hant']

/**
 * The texts that an address asks for: `missing` narrows them to what is not translated, `section` names a part of the
 * questionnaire, `item` a question, which also opens its part.
 */
export function textsView(content: QuestionnaireContent, query: URLSearchParams): TextsView {
  const all = listTexts(content)
  const filter = textFilterOf(query.get('missing'))
  const sections = textSections(content, filter)
  const item = query.get('item')
  const total = sections.reduce((sum, { count }) => sum + count, 0)
  const current =
    sections.find(({ key }) => key === query.get('section')) ??
    sections.find(({ groups }) => groups.some(({ code }) => code === item)) ??
    sections[0]
  return {
    count: all.length,
    filters: FILTERS.map((one) => ({
      filter: one,
      count: all.filter((slot) => isLacking(slot, one)).length,
    })).filter(({ filter: one, count }) => count > 0 || one === 'any' || one === filter),
    filter,
    sections: sections.map((section) => ({ ...section, groups: [] })),
    shown: total <= ONE_PAGE ? sections : current ? [current] : [],
    item,
  }
}
