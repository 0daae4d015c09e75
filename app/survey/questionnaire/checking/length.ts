import type { Item, Language } from '#app/survey/item.ts'
import { shareAsked } from '#app/survey/rules/present.ts'
import type { QuestionnaireContent } from '../questionnaire.ts'

/**
 * Reading speed: Chinese characters and English words a minute.
 *
 * Source: Trauzettel-Klosinski & Dietz (2012), Standardized assessment of reading performance: the new International
 * Reading Speed Texts IReST, Investigative Ophthalmology & Visual Science 53(9), 5452-5461: 255 and 228.
 */
export const READING_SPEED: Record<Language, number> = { 'zh-CN': 255, en: 228 }

/** Share of a list of answers that is read again when the same list comes once more. */
const READ_AGAIN = 0.25

/** Seconds to decide and to answer, by type of item; our own rule, held against measured medians once a wave has run. */
export const ANSWER_SECONDS = {
  single_choice: 3,
  single_choice_dynamic: 5,
  multiple_choice: 5,
  /** for each place ranked */
  ranking: 4,
  number: 6,
  open_text: 20,
} as const

/** Share of residents who write something where they need not. */
const OPTIONAL_TEXT = 0.4

/** Seconds to look the answers over and send them. */
const AROUND_SECONDS = 10

/** What residents are promised, rounded to whole minutes. */
export const PROMISED_MINUTES = 4

/** Seconds to read a text: characters of Chinese, words of everything else. */
export function readingSeconds(text: string, language: Language): number {
  const units =
    language === 'zh-CN'
      ? Array.from(text.matchAll(/\p{Script=Han}|[\p{L}\p{N}]+/gu)).length
      : Array.from(text.matchAll(/[\p{L}\p{N}’'-]+/gu)).length
  return (units / READING_SPEED[language]) * 60
}

/**
 * Minutes a questionnaire takes: reading each question and its answers, then answering. A list of answers that came
 * before is read for a quarter. Of a split questionnaire, each item counts by the share of residents asked; items under
 * a condition count in full.
 */
export function estimateMinutes({ items, split }: QuestionnaireContent, language: Language): number {
  const lists = new Set<string>()
  let seconds = AROUND_SECONDS
  for (const item of items) seconds += secondsOf(item, language, lists) * shareAsked(split, item.code)
  return seconds / 60
}

function secondsOf(item: Item, language: Language, lists: Set<string>): number {
  const answers = item.options.map(({ label }) => label[language]).join(' ')
  const again = lists.has(answers) ? READ_AGAIN : 1
  lists.add(answers)
  const asked = `${item.text[language]} ${item.hint?.[language] ?? ''}`
  return readingSeconds(asked, language) + readingSeconds(answers, language) * again + answerSeconds(item)
}

function answerSeconds({ type, required, max_ranked, options }: Item): number {
  if (type === 'ranking') return ANSWER_SECONDS.ranking * (max_ranked ?? options.length)
  if (type === 'open_text') return ANSWER_SECONDS.open_text * (required ? 1 : OPTIONAL_TEXT)
  return ANSWER_SECONDS[type]
}
