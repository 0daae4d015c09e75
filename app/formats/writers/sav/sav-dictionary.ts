import type { Language } from '#app/survey/item.ts'
import type { DescribedTable } from '../../described-table.ts'
import { ByteList } from '../byte-list.ts'
import { cutToBytes } from '../text-widths.ts'
import { BIAS } from './sav-cases.ts'
import { savExtensions } from './sav-extensions.ts'
import { savLabels } from './sav-labels.ts'
import { SLOT, slotOf, slotsOf, type SavVariable } from './sav-variables.ts'

const MOST_LABEL = 255
const TEXT_FORMAT = 1
const NUMBER_FORMAT = 5
/** a variable can have three missing values, each of one slot */
const MOST_MISSING = 3

/**
 * The dictionary of an SPSS system file: header, variables, value labels, extensions.
 *
 * Source: GNU PSPP, System File Format.
 */
export function savDictionary(
  table: DescribedTable,
  variables: readonly SavVariable[],
  count: number,
  language: Language,
): Buffer {
  const list = new ByteList()
  const slots = variables
    .flatMap(({ segments }) => segments)
    .reduce((sum, { width }) => sum + slotsOf(width), 0)
  const weight = variables.find(({ column }) => column.weight)
  list.text('$FL2').field('@(#) SPSS DATA FILE - SMILE survey platform', 60)
  list.int32(2, slots, 1, weight?.slot ?? 0, count).float64(BIAS)
  // no clock: the same rows give the same file
  list
    .field('01 Jan 80', 9)
    .field('00:00:00', 8)
    .field(cutToBytes(table.title[language], 64), 64)
    .int8(0, 0, 0)
  for (const variable of variables) writeVariable(list, variable, language)
  savLabels(list, variables, language)
  savExtensions(list, variables, language)
  return list.int32(999, 0).whole()
}

function writeVariable(list: ByteList, { column, width, segments }: SavVariable, language: Language): void {
  const label = Buffer.from(cutToBytes(column.label[language], MOST_LABEL))
  const missing = missingValues(column, width)
  for (const [at, segment] of segments.entries()) {
    const first = at === 0
    const format = formatOf(column.kind, segment.width)
    list.int32(2, segment.width, first ? 1 : 0, first ? missing.length : 0, format, format)
    list.field(segment.shortName, SLOT)
    if (first) {
      list
        .int32(label.length)
        .bytes(label)
        .bytes(Buffer.alloc(-label.length & 3))
      for (const value of missing) list.bytes(value)
    }
    for (let slot = 1; slot < slotsOf(segment.width); slot++) {
      list.int32(2, -1, 0, 0, formatOf('text', 1), formatOf('text', 1)).field('', SLOT)
    }
  }
}

/** Missing values of a slot; more than three, or longer texts, stand elsewhere or in the labels alone. */
function missingValues({ options = [] }: SavVariable['column'], width: number): Buffer[] {
  if (width > SLOT) return []
  const values = options.flatMap(({ value, missing }) => (missing ? [slotOf(value, width)] : []))
  return values.length > MOST_MISSING ? [] : values
}

function formatOf(kind: SavVariable['column']['kind'], width: number): number {
  if (kind === 'text') return (TEXT_FORMAT << 16) | (width << 8)
  return (NUMBER_FORMAT << 16) | ((kind === 'integer' ? 8 : 16) << 8) | (kind === 'integer' ? 0 : 4)
}
