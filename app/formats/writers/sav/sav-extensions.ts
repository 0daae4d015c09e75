import type { Language } from '#app/survey/item.ts'
import { ByteList } from '../byte-list.ts'
import { cutToBytes } from '../text-widths.ts'
import { SLOT, type SavVariable } from './sav-variables.ts'

const MOST_LABEL = 120
const UTF8 = 65001
const LITTLE_ENDIAN = 2
/** the number just above the lowest one */
const LOWEST = -1.7976931348623155e308
const NOMINAL = 1
const SCALE = 3

/** Writes what does not fit into the oldest parts of the format: encoding, long names and texts, their labels. */
export function savExtensions(list: ByteList, variables: readonly SavVariable[], language: Language): void {
  const extension = (subtype: number, size: number, bytes: Buffer) =>
    list.int32(7, subtype, size, bytes.length / size).bytes(bytes)

  extension(3, 4, new ByteList().int32(20, 0, 0, -1, 1, 1, LITTLE_ENDIAN, UTF8).whole())
  extension(4, 8, new ByteList().float64(-Number.MAX_VALUE, Number.MAX_VALUE, LOWEST).whole())
  extension(11, 4, display(variables))
  extension(13, 1, Buffer.from(longNames(variables)))
  const long = variables.filter(({ segments }) => segments.length > 1)
  if (long.length > 0) {
    const widths = long.map(({ shortName, width }) => `${shortName}=${String(width).padStart(5, '0')}\0\t`)
    extension(14, 1, Buffer.from(widths.join('')))
  }
  extension(20, 1, Buffer.from('UTF-8'))
  const labelled = variables.filter(({ column, width }) => width > SLOT && (column.options?.length ?? 0) > 0)
  if (labelled.length > 0) extension(21, 1, longLabels(labelled, language))
  const missing = labelled.filter(({ column }) => column.options?.some((option) => option.missing))
  if (missing.length > 0) extension(22, 1, longMissing(missing))
}

function longNames(variables: readonly SavVariable[]): string {
  return variables.map(({ shortName, column }) => `${shortName}=${column.name}`).join('\t')
}

/** Level of measurement, width and alignment of every segment. */
function display(variables: readonly SavVariable[]): Buffer {
  const list = new ByteList()
  for (const { column, segments } of variables) {
    const level = column.kind === 'number' || (column.kind === 'integer' && !column.options) ? SCALE : NOMINAL
    for (const { width } of segments) {
      list.int32(level, Math.min(40, Math.max(8, width)), column.kind === 'text' ? 0 : 1)
    }
  }
  return list.whole()
}

function longLabels(variables: readonly SavVariable[], language: Language): Buffer {
  const list = new ByteList()
  for (const { column, width } of variables) {
    const options = (column.options ?? []).filter(({ value }) => Buffer.byteLength(String(value)) <= width)
    list.int32(column.name.length).text(column.name).int32(width, options.length)
    for (const { value, label } of options) {
      const said = Buffer.from(cutToBytes(label[language], MOST_LABEL))
      list.int32(width).field(String(value), width).int32(said.length).bytes(said)
    }
  }
  return list.whole()
}

/** A missing value of a long text is told by its first eight bytes. */
function longMissing(variables: readonly SavVariable[]): Buffer {
  const list = new ByteList()
  for (const { column } of variables) {
    const values = (column.options ?? []).filter(({ missing }) => missing).slice(0, 3)
    list.int32(column.name.length).text(column.name).int8(values.length).int32(SLOT)
    for (const { value } of values) list.field(String(value).slice(0, SLOT), SLOT)
  }
  return list.whole()
}
