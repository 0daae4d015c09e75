import type { Language } from '#app/survey/item.ts'
import type { DescribedTable } from '../../described-table.ts'
import { rowBatches } from '../../row-batches.ts'
import { textWidths } from '../text-widths.ts'
import { SavCases } from './sav-cases.ts'
import { savDictionary } from './sav-dictionary.ts'
import { savVariables } from './sav-variables.ts'

/**
 * A table as an SPSS system file (.sav) in UTF-8, its cases packed: labels, missing values, and the weight switched on.
 * The rows are read twice, for the widths of their texts and for the cases.
 *
 * Source: GNU PSPP, System File Format.
 */
export async function* writeSav(table: DescribedTable, language: Language): AsyncGenerator<Uint8Array> {
  const { count, bytes } = await textWidths(table)
  const variables = savVariables(table, bytes)
  yield savDictionary(table, variables, count, language)
  const cases = new SavCases(variables)
  for await (const batch of rowBatches(table.rows())) {
    for (const row of batch) cases.add(row)
    yield cases.take()
  }
  yield cases.finish()
}
