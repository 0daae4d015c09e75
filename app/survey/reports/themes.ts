import type { LocalText } from '#app/survey/item.ts'
import type { Mark } from './figure.ts'

/**
 * What residents wrote in their own words, by theme; part of the report values. A theme is a word, or two words that
 * are mostly written together. Nothing is told of a theme that fewer residents than the threshold wrote about, and the
 * shares are whole per cents without counts wherever everyone reads them.
 */

/** How often a city writes about a theme beside all other cities; `same`: no difference that could be told. */
export type ThemeVerdict = 'more' | 'less' | 'same'

export interface Theme {
  /** the words as most residents write them, in the order of their frequency */
  words: string[]
  /** residents who wrote about it; null wherever everyone reads it */
  n: number | null
  /** weighted share of those who wrote anything, whole per cents, with an interval from the effective n */
  share: number
  low: number
  high: number
  mark: Mark
  /** of a city: against all other cities; null of the release as a whole and where there is nothing to compare */
  verdict: ThemeVerdict | null
  /** in residents' own words, redacted and approved one by one; empty in an analysis */
  quotes: string[]
}

/** One open question. */
export interface ThemeReport {
  item: string
  text: LocalText
  /** residents who wrote anything, rounded down to tens wherever everyone reads it; null where they are too few */
  writers: number | null
  /** most frequent first */
  themes: Theme[]
}

/** An approved quotation: of a city, for its office, or of the release as a whole, for everybody. */
export interface ThemeQuote {
  item: string
  /** null: told without the city */
  city: string | null
  theme: string
  text: string
}

/** What a theme is known by within a wave. */
export function themeKey({ words }: Pick<Theme, 'words'>): string {
  return words.join(' ')
}
