import type { DescribedTable } from '../described-table.ts'
import { rowBatches } from '../row-batches.ts'

/** `{"columns":[…],"rows":[{column: value}]}` */
export async function* writeJsonTable({ columns, rows }: DescribedTable): AsyncGenerator<string> {
  const names = columns.map(({ name }) => name)
  yield `{"columns":${JSON.stringify(names)},"rows":[`
  let separator = '\n'
  for await (const batch of rowBatches(rows())) {
    const objects = batch.map((cells) =>
      JSON.stringify(Object.fromEntries(names.map((name, at) => [name, cells[at] ?? null]))),
    )
    yield separator + objects.join(',\n')
    separator = ',\n'
  }
  yield '\n]}\n'
}
