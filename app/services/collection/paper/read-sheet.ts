import type { Answers } from '#app/survey/item.ts'
import type { PaperItem } from '#app/survey/paper/paper-form.ts'
import { readPaperField } from '#app/survey/paper/read-paper-field.ts'
import { readAnswers } from '../taking-in/read-answers.ts'

/** What is wrong with a field: a code the question does not have, or what the rules of the questionnaire say. */
export interface SheetFault {
  item: string
  /** question on the sheet */
  number: number
  /** translation key under `resident:issue` */
  code: string
  keyed: string
}

/** Reads the fields of a sheet by item code, and checks them as every other response is checked. */
export function readSheet(
  form: PaperItem[],
  keyed: (item: string) => string,
): { answers: Answers; faults: SheetFault[] } {
  const given: Answers = {}
  const faults: SheetFault[] = []
  for (const question of form) {
    const { code } = question.item
    const field = readPaperField(question, keyed(code))
    if ('unknown' in field) {
      faults.push({ item: code, number: question.number, code: 'not_an_option', keyed: field.unknown })
    } else if (field.value !== undefined) given[code] = field.value
  }
  const { answers, issues } = readAnswers(
    form.map(({ item }) => item),
    given,
  )
  const known = new Set(faults.map(({ item }) => item))
  for (const { item, code } of issues) {
    const number = form.find((question) => question.item.code === item)?.number
    if (number !== undefined && !known.has(item))
      faults.push({ item, number, code, keyed: keyed(item).trim() })
  }
  return { answers, faults: faults.sort((a, b) => a.number - b.number) }
}
