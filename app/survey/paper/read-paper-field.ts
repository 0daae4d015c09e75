import type { AnswerValue } from '#app/survey/item.ts'
import type { PaperItem } from './paper-form.ts'

/** A keyed field: what it says, or that it says nothing the question knows. */
export type PaperField = { value: AnswerValue | undefined } | { unknown: string }

/**
 * Reads what was keyed for a question: the code of an answer, several codes with spaces or commas between them, a
 * number, or a text.
 *
 * @returns value undefined when the field is empty; the first code there is none of otherwise
 */
export function readPaperField({ item, options }: PaperItem, keyed: string): PaperField {
  const text = keyed.trim()
  if (text === '') return { value: undefined }
  if (item.type === 'open_text') return { value: keyed.replace(/\r\n/g, '\n') }
  const byCode = (code: string) => options.find((option) => option.code === code.toUpperCase())?.value
  if (item.type === 'number') {
    const known = byCode(text)
    if (known !== undefined) return { value: known }
    const number = Number(text.replace(',', '.'))
    return Number.isFinite(number) ? { value: number } : { unknown: text }
  }
  const codes = text.split(/[\s,，、;；]+/).filter(Boolean)
  const values = codes.map(byCode)
  const wrong = codes.find((_, at) => values[at] === undefined)
  if (wrong !== undefined) return { unknown: wrong }
  const known = values.flatMap((value) => (value === undefined ? [] : [value]))
  if (item.type === 'ranking' || item.type === 'multiple_choice') return { value: known }
  const [only, ...more] = known
  return more.length > 0 || only === undefined ? { unknown: text } : { value: only }
}

/** What would be keyed for an answer; the inverse of `readPaperField`. */
export function writePaperField({ item, options }: PaperItem, value: AnswerValue | undefined): string {
  if (value === undefined) return ''
  const codeOf = (one: string | number) => options.find((option) => option.value === one)?.code ?? String(one)
  if (item.type === 'open_text') return String(value)
  return (Array.isArray(value) ? value : [value]).map(codeOf).join(' ')
}
