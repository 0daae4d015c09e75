import type { Language, LocalText } from '#app/survey/item.ts'

interface Props {
  text: LocalText
  /** the same in simpler words, for the phone's script to put in its place */
  simple: LocalText | undefined
  language: Language
}

/** A text that may have a twin in simpler words. */
export function Worded({ text, simple, language }: Props) {
  return simple ? <span data-simple={simple[language]}>{text[language]}</span> : <>{text[language]}</>
}
