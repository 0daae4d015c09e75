import type { Language } from '#app/survey/item.ts'
import { ByteList } from '../byte-list.ts'
import { MISSING_LONG } from './dta-cells.ts'
import type { DtaVariable } from './dta-variables.ts'

/** The value labels of coded variables, a set each under the variable's name. */
export function dtaValueLabels(variables: readonly DtaVariable[], language: Language): Buffer {
  const list = new ByteList().text('<value_labels>')
  for (const { name, column, missing, labelled } of variables) {
    if (!labelled) continue
    const entries = (column.options ?? [])
      .map(({ value, label }) => {
        const gap = missing.get(Number(value))
        // the code a missing value had in the questionnaire stands before its words
        return gap === undefined
          ? { value: Number(value), text: label[language] }
          : { value: MISSING_LONG + gap, text: `${value} ${label[language]}` }
      })
      .sort((one, other) => one.value - other.value)
    const texts = entries.map(({ text }) => Buffer.from(`${text}\0`))
    let offset = 0
    const offsets = texts.map((text) => (offset += text.length) - text.length)
    const table = new ByteList().int32(entries.length, offset, ...offsets)
    table.int32(...entries.map(({ value }) => value))
    for (const text of texts) table.bytes(text)
    list
      .text('<lbl>')
      .int32(table.length)
      .field(name, 129, 0)
      .int8(0, 0, 0)
      .bytes(table.whole())
      .text('</lbl>')
  }
  return list.text('</value_labels>').whole()
}
