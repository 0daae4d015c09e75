import type { Item, Language, LocalText } from '#app/survey/item.ts'
import type { CheckFinding } from './place.ts'

/** Longer than this and a question or an answer is hard to take in on a phone: Chinese characters, English words. */
const LONGEST = {
  text: { 'zh-CN': 60, en: 35 },
  option: { 'zh-CN': 20, en: 12 },
} as const

const LANGUAGES: Language[] = ['zh-CN', 'en']

/**
 * Two things in one question. A joining word between two nouns is a hint, not a proof: the finding is a warning.
 * Commas in Chinese and "or" in English join alternatives as often as not, and are left alone.
 */
const JOINS: Record<Language, RegExp> = { 'zh-CN': /[和与及]|以及|并且|、/u, en: /\band\b|&|\bas well as\b/i }

/** What is hard to read in an item, and what its answers leave out. */
export function checkWording(item: Item): CheckFinding[] {
  const { code } = item
  const findings: CheckFinding[] = []
  const warn = (key: string, about: Record<string, string | number> = {}) =>
    findings.push({
      level: 'warning',
      code: key,
      place: { page: 'item', item: code },
      about: { item: code, ...about },
    })
  const long = LANGUAGES.filter((language) => lengthOf(item.text, language) > LONGEST.text[language])
  if (long.length > 0) warn('longText', { language: long.join(' ') })
  const wordy = item.options.find(({ label }) =>
    LANGUAGES.some((language) => lengthOf(label, language) > LONGEST.option[language]),
  )
  if (wordy) warn('longOption', { option: String(wordy.value) })
  if (isOpinion(item) && LANGUAGES.every((language) => JOINS[language].test(item.text[language])))
    warn('doubleBarrelled')
  if (isOpinion(item) && item.options.length > 0 && !item.options.some(({ missing }) => missing))
    warn('noDontKnow')
  return findings
}

/** An item whose answers are scored or shown as an opinion. */
function isOpinion({ dimension, type }: Item): boolean {
  return type === 'single_choice' && (isIndex(dimension) || dimension === 'HEADLINE')
}

/** A second-level index such as S1. */
export function isIndex(dimension: string): boolean {
  return /^[SMILE]\d$/.test(dimension)
}

function lengthOf(text: LocalText, language: Language): number {
  const pattern = language === 'zh-CN' ? /\p{Script=Han}|[\p{L}\p{N}]+/gu : /[\p{L}\p{N}’'-]+/gu
  return Array.from(text[language].matchAll(pattern)).length
}
