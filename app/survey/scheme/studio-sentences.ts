import type { StudioFigures, StudioRefusal } from './studio-figures.ts'

/** Puts values into a sentence: `{name}` becomes the value of that name. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** Below this share of the differences between cities, an index is more of the figures than of the people. */
const LEAST_PEOPLE_SHARE = 0.5

/** Is the people side less than half of the index, in any of the three ways it is said? */
export function peopleShareIsLow(share: StudioFigures['peopleShare']): boolean {
  return [share.nominal, share.effective, share.variance].some(
    (one) => one !== null && one < LEAST_PEOPLE_SHARE,
  )
}

/** Comparisons whose consistency ratio is above this contradict each other (Saaty). */
const LARGEST_RATIO = 0.1

/** Do the comparisons of a family contradict each other? */
export function comparisonsContradict(ratio: number | undefined): boolean {
  return ratio !== undefined && ratio > LARGEST_RATIO
}

interface ShiftWords {
  unmoved: string
  moved: string
  furthestUp: string
  furthestDown: string
  apart: string
}

/** How the ranks of a set-up differ from the official ones, in sentences. */
export function shiftSentences(
  { cities, moved, furthest, apart }: StudioFigures['shift'],
  words: ShiftWords,
  nameOf: (code: string) => string,
): string[] {
  if (moved === 0 || !furthest) return [fill(words.unmoved, { cities })]
  const places = Math.abs(furthest.places)
  const far = fill(furthest.places > 0 ? words.furthestUp : words.furthestDown, {
    city: nameOf(furthest.city),
    places,
  })
  return [fill(words.moved, { cities, moved }), far, fill(words.apart, { apart })]
}

/** Why a set-up gives no figures, in the reader's language. */
export function refusalSentence(
  { code, message, at }: StudioRefusal,
  sentences: Record<string, string>,
  nameOf: (code: string) => string,
): string {
  const sentence = sentences[code] ?? sentences['generic'] ?? '{message}'
  const named = (key: string) => (typeof at[key] === 'string' ? nameOf(at[key]) : '')
  return fill(sentence, { message, node: named('node'), city: named('city'), parent: named('parent') })
}

/** Places up or down against the official run, as an arrow and a number. */
export function shiftText(shift: number | null): string {
  if (shift === null) return ''
  if (shift === 0) return '='
  return `${shift > 0 ? '↑' : '↓'} ${Math.abs(shift)}`
}
