import type { CsvCell } from '../csv.ts'
import type { DescribedTable } from '../described-table.ts'

export const CODEBOOK_COLUMNS = [
  'column',
  'label_zh',
  'label_en',
  'kind',
  'value',
  'value_zh',
  'value_en',
  'missing',
]

/** The codebook of a table: a row for each column, then one for each value it can hold. */
export function* codebookRows({ columns }: DescribedTable): Generator<CsvCell[]> {
  for (const { name, label, kind, options = [] } of columns) {
    yield [name, label['zh-CN'], label.en, kind, null, null, null, null]
    for (const { value, label: said, missing } of options) {
      yield [name, null, null, null, value, said['zh-CN'], said.en, missing ? 'missing' : null]
    }
  }
}
