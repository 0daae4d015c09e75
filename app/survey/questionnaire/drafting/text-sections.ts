import type { LocalText } from '#app/survey/item.ts'
import type { QuestionnaireContent } from '../questionnaire.ts'
import { sectionOf } from '../section-of.ts'
import { listTexts, TEXT_LANGUAGES, untranslated, type TextLanguage, type TextSlot } from './texts.ts'

/** Which texts are asked for: those that lack one language, or Chinese or English; null for all of them. */
export type TextFilter = TextLanguage | 'any' | null

/** The texts of one question, its shared answers only where they stand first; `code` is empty for the title. */
export interface TextGroup {
  code: string
  text: LocalText
  slots: TextSlot[]
  /** texts that lack Chinese or English */
  lacking: number
}

/** A part of the questionnaire as residents see it named. */
export interface TextSection {
  key: string
  /** texts of all its groups */
  count: number
  groups: TextGroup[]
}

/** Reads `?missing=`; null for anything that is no filter. */
export function textFilterOf(asked: string | null): TextFilter {
  return ([...TEXT_LANGUAGES, 'any'] as const).find((filter) => filter === asked) ?? null
}

/** Does a text lack what the filter asks for? Without a filter every text is meant. */
export function isLacking({ text }: TextSlot, filter: TextFilter): boolean {
  if (filter === null) return true
  return filter === 'any' ? untranslated(text).length > 0 : !text[filter]?.trim()
}

/** The texts of a questionnaire by its sections, in the order asked; the title opens the first. */
export function textSections(content: QuestionnaireContent, filter: TextFilter): TextSection[] {
  const slots = listTexts(content).filter((slot) => isLacking(slot, filter))
  const sections = new Map<string, TextSection>()
  const title = { code: '', text: content.title, dimension: content.items[0]?.dimension ?? '' }
  for (const { code, text, dimension } of [title, ...content.items]) {
    const own = slots.filter(({ items }) => (items[0] ?? '') === code)
    if (own.length === 0) continue
    const key = sectionOf({ dimension })
    const section = sections.get(key) ?? { key, count: 0, groups: [] }
    const lacking = own.filter((slot) => isLacking(slot, 'any')).length
    section.groups.push({ code, text, slots: own, lacking })
    section.count += own.length
    sections.set(key, section)
  }
  return [...sections.values()]
}
