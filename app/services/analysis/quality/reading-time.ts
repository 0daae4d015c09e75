import type { Item, Language } from '#app/survey/item.ts'

/**
 * Letters a second beyond which nobody reads: twice the mean pace of 238 English words a minute (some 22 letters a
 * second with their spaces). Chinese says the question bank's texts in 0.28 of the letters.
 *
 * Source: Brysbaert (2019), Journal of Memory and Language 109, 104047.
 */
const FASTEST: Record<Language, number> = { en: 45, 'zh-CN': 13 }

/** Seconds no answer takes less than, once its question has been read. */
const TAP = 0.5

/** The shortest time in which a question can be read and answered; its options, which come back, are not counted. */
export function leastSeconds({ text }: Item, language: string): number {
  const read: Language = language.startsWith('zh') ? 'zh-CN' : 'en'
  return text[read].length / FASTEST[read] + TAP
}
