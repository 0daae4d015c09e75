import type { Answers, AnswerValue, Item } from '#app/survey/item.ts'

/**
 * Reads an answer from the texts of a form's fields: a value for single choices and numbers, a list in the order
 * given for rankings and multiple choices. Texts that stand for no option are handed on, for the rules to refuse.
 *
 * @returns undefined when nothing was entered
 */
export function readField(item: Item, fields: string[]): AnswerValue | undefined {
  const given = fields.filter((text) => text.trim() !== '')
  const first = given[0]
  if (first === undefined) return undefined
  if (item.type === 'open_text') return first.replace(/\r\n/g, '\n')
  if (item.type === 'number') return readNumber(item, given)
  if (item.type === 'ranking' || item.type === 'multiple_choice') {
    return given.map((text) => optionValue(item, text))
  }
  return optionValue(item, first)
}

/** The texts a form shows for an answer; the inverse of `readField`. */
export function writeField(value: AnswerValue | undefined): string[] {
  if (value === undefined) return []
  return (Array.isArray(value) ? value : [value]).map(String)
}

/** A number beside an answer without opinion stays both, for the rules to refuse. */
function readNumber(item: Item, given: string[]): AnswerValue {
  const values = given.map((text) => {
    const option = optionValue(item, text)
    return item.options.some(({ value }) => value === option) ? option : numberOf(text)
  })
  return values.length === 1 ? values[0]! : values
}

/**
 * A number as people write it: full-width digits, a decimal comma, commas between thousands.
 *
 * @returns NaN for anything else
 */
function numberOf(text: string): number {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/\u2212/g, '-')
  const joined = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)
    ? plain.replace(/,/g, '')
    : plain.replace(',', '.')
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(joined) ? Number(joined) : NaN
}

function optionValue(item: Item, text: string) {
  return item.options.find((option) => String(option.value) === text)?.value ?? text
}

/** Answers with one of them replaced, or taken out when there is none. */
export function withAnswer(answers: Answers, item: Item, value: AnswerValue | undefined): Answers {
  const { [item.code]: _before, ...others } = answers
  return value === undefined ? others : { ...others, [item.code]: value }
}
