import type { AnswerValue, Item } from '#app/survey/item.ts'

/** Nothing was written. */
const NO_TEXT = -1

/** What residents wrote to one open question: every text once, and who wrote it. */
export interface TextAnswers {
  item: Item
  texts: string[]
  /** position in `texts`, or NO_TEXT */
  codes: Int32Array
  put(at: number, value: AnswerValue | undefined): void
}

/** An empty column for an open question; null for any other item. */
export function columnOfText(item: Item, count: number): TextAnswers | null {
  if (item.type !== 'open_text') return null
  const texts: string[] = []
  const known = new Map<string, number>()
  const codes = new Int32Array(count).fill(NO_TEXT)
  return {
    item,
    texts,
    codes,
    put(at, value) {
      const text = typeof value === 'string' ? value.trim() : ''
      if (text === '') return
      let code = known.get(text)
      if (code === undefined) {
        code = texts.push(text) - 1
        known.set(text, code)
      }
      codes[at] = code
    },
  }
}
