const RIGHT_TO_LEFT_MARK = '\u200f'
const RIGHT_TO_LEFT_OVERRIDE = '\u202e'
const END_OF_OVERRIDE = '\u202c'

/** Places to be filled in, which stay as they are, or a word of Latin letters. */
const PLACE_OR_WORD = /\{\{[^}]*\}\}|\{[^}]*\}|\p{Script=Latin}+(?:['’]\p{Script=Latin}+)*/gu

/**
 * An English text as a script from right to left would write it: its words keep their letters, which run backwards, and
 * figures run as they do in Arabic. Made by code, so that no text has to be kept and nobody takes it for a translation.
 */
export function pseudoText(text: string): string {
  return text.replace(PLACE_OR_WORD, (part) =>
    part.startsWith('{')
      ? part
      : `${RIGHT_TO_LEFT_MARK}${RIGHT_TO_LEFT_OVERRIDE}${part}${END_OF_OVERRIDE}${RIGHT_TO_LEFT_MARK}`,
  )
}

/** A tree of English texts, every one as `pseudoText`. */
export function pseudoTexts<T>(texts: T): T {
  if (typeof texts === 'string') return pseudoText(texts) as T
  if (Array.isArray(texts)) return texts.map((one: unknown) => pseudoTexts(one)) as T
  if (typeof texts !== 'object' || texts === null) return texts
  return Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, pseudoTexts(value)])) as T
}
