import type { Language } from '#app/survey/item.ts'
import type { DescribedTable } from '../../described-table.ts'
import { ByteList } from '../byte-list.ts'
import type { DtaVariable } from './dta-variables.ts'

const MOST_CHARACTERS = 80

/**
 * Everything before the data of a Stata file: header, a map of where each section begins, and what is said of variables.
 *
 * @param lengths of the data, the long texts and the value labels, tags included
 */
export function dtaHead(
  { title }: DescribedTable,
  variables: readonly DtaVariable[],
  count: number,
  lengths: { data: number; texts: number; labels: number },
  language: Language,
): Buffer {
  const start = new ByteList().text('<stata_dta>')
  const label = Buffer.from(cut(title[language]))
  start.text('<header><release>118</release><byteorder>LSF</byteorder><K>').int16(variables.length)
  start.text('</K><N>').int64(count).text('</N><label>').int16(label.length).bytes(label)
  // no clock: the same rows give the same file
  start.text('</label><timestamp>').int8(0).text('</timestamp></header>')

  const sections = variableSections(variables, language)
  const lead = [0, start.length]
  let place = start.length + MAP_LENGTH
  for (const length of [...sections.map((one) => one.length), lengths.data, lengths.texts, lengths.labels]) {
    lead.push(place)
    place += length
  }
  lead.push(place, place + '</stata_dta>'.length)
  return start
    .text('<map>')
    .int64(...lead)
    .text('</map>')
    .bytes(Buffer.concat(sections))
    .whole()
}

const MAP_LENGTH = '<map></map>'.length + 14 * 8

function variableSections(variables: readonly DtaVariable[], language: Language): Buffer[] {
  const section = (tag: string, fill: (list: ByteList) => void): Buffer => {
    const list = new ByteList().text(`<${tag}>`)
    fill(list)
    return list.text(`</${tag}>`).whole()
  }
  const each = (write: (list: ByteList, variable: DtaVariable) => void) => (list: ByteList) => {
    for (const variable of variables) write(list, variable)
  }
  return [
    section(
      'variable_types',
      each((list, { type }) => list.int16(type)),
    ),
    section(
      'varnames',
      each((list, { name }) => list.field(name, 129, 0)),
    ),
    section('sortlist', (list) => list.bytes(Buffer.alloc((variables.length + 1) * 2))),
    section(
      'formats',
      each((list, { format }) => list.field(format, 57, 0)),
    ),
    section(
      'value_label_names',
      each((list, { name, labelled }) => list.field(labelled ? name : '', 129, 0)),
    ),
    section(
      'variable_labels',
      each((list, { column }) => list.field(cut(column.label[language]), 321, 0)),
    ),
    section('characteristics', () => undefined),
  ]
}

/** Labels have at most 80 characters. */
function cut(text: string): string {
  return [...text].slice(0, MOST_CHARACTERS).join('')
}
