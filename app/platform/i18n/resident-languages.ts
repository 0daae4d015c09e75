/**
 * Languages that residents' pages alone speak. Traditional Chinese is read by people; the pseudo-language is English
 * written from right to left, by which we see that nothing in the layout depends on the direction of a script.
 */
export const TRADITIONAL = 'zh-Hant'
export const PSEUDO = 'en-XB'

/** The text direction of a page in this language. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return tag === PSEUDO ? 'rtl' : 'ltr'
}
