import type { Language } from '#app/survey/item.ts'
import type { DescribedTable } from '../../described-table.ts'
import { rowBatches } from '../../row-batches.ts'
import { textOf, textWidths } from '../text-widths.ts'
import { dtaRow, longTexts } from './dta-cells.ts'
import { dtaHead } from './dta-head.ts'
import { dtaValueLabels } from './dta-labels.ts'
import { dtaVariables, isLongText, type DtaVariable } from './dta-variables.ts'

/** Bytes of a long text beside its own: its head and the zero at its end. */
const TEXT_HEAD = 21

/**
 * A table as a Stata file of format 118 (Stata 14 and later). An answer that carries no opinion becomes .a, .b …, its
 * code kept in the label. The rows are read three times where texts are longer than 2045 bytes.
 *
 * Source: Stata, File formats .dta (help dta).
 */
export async function* writeDta(table: DescribedTable, language: Language): AsyncGenerator<Uint8Array> {
  const { count, bytes } = await textWidths(table)
  const variables = dtaVariables(table, bytes)
  const width = variables.reduce((sum, one) => sum + one.width, 0)
  const labels = dtaValueLabels(variables, language)
  const lengths = {
    data: '<data></data>'.length + count * width,
    texts: '<strls></strls>'.length + (await lengthOfTexts(table, variables)),
    labels: labels.length,
  }
  yield dtaHead(table, variables, count, lengths, language)
  yield Buffer.from('<data>')
  yield* rowsAs(table, (cells, row) => [dtaRow(variables, cells, row)])
  yield Buffer.from('</data><strls>')
  if (variables.some(isLongText)) yield* rowsAs(table, (cells, row) => longTexts(variables, cells, row))
  yield Buffer.from('</strls>')
  yield labels
  yield Buffer.from('</stata_dta>')
}

async function* rowsAs(
  { rows }: DescribedTable,
  write: (cells: Parameters<typeof dtaRow>[1], row: number) => Buffer[],
): AsyncGenerator<Buffer> {
  let row = 0
  for await (const batch of rowBatches(rows()))
    yield Buffer.concat(batch.flatMap((cells) => write(cells, ++row)))
}

async function lengthOfTexts({ rows }: DescribedTable, variables: readonly DtaVariable[]): Promise<number> {
  const long = variables.filter(isLongText)
  let length = 0
  if (long.length === 0) return length
  for await (const batch of rowBatches(rows())) {
    for (const cells of batch) {
      for (const { at } of long) {
        const text = textOf(cells[at])
        if (text !== '') length += Buffer.byteLength(text) + TEXT_HEAD
      }
    }
  }
  return length
}
