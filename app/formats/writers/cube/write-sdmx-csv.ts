import { csvLine } from '#app/formats/csv.ts'
import type { DescribedTable } from '#app/formats/described-table.ts'
import { rowBatches } from '#app/formats/row-batches.ts'

/** SDMX's code for a dimension that does not apply to an observation. */
const NOT_APPLICABLE = '_Z'

/**
 * A table of figures as SDMX-CSV 2.0: structure, then dimensions, measures and attributes by the ids of their components.
 * The first measure is OBS_VALUE. An empty measure was not given; the attribute MARK says why.
 *
 * Source: SDMX-CSV 2.0 field guide, data message.
 */
export async function* writeSdmxCsv({ name, columns, rows }: DescribedTable): AsyncGenerator<string> {
  const structure = `SMILE:${idOf(name)}(1.0.0)`
  const order = (['dimension', 'measure', 'attribute'] as const).flatMap((role) =>
    columns.flatMap((column, at) => (column.role === role ? [at] : [])),
  )
  const primary = columns.findIndex(({ role }) => role === 'measure')
  const ids = order.map((at) => (at === primary ? 'OBS_VALUE' : idOf(columns[at]!.name)))
  yield csvLine(['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...ids])
  for await (const batch of rowBatches(rows())) {
    let text = ''
    for (const row of batch) {
      const cells = order.map((at) => {
        const cell = row[at] ?? ''
        return cell === '' && columns[at]?.role === 'dimension' ? NOT_APPLICABLE : cell
      })
      text += csvLine(['dataflow', structure, 'I', ...cells])
    }
    yield text
  }
}

function idOf(name: string): string {
  return name.toUpperCase().replaceAll('-', '_')
}
