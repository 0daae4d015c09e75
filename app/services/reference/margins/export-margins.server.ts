import { listMargins } from '#app/data/reference/margins.server.ts'
import { writeTable } from '#app/formats/table.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { MARGIN_COLUMNS } from './parse-margins.ts'

/** All margins as a file that `importMargins` reads; the name's ending says whether CSV or JSON. */
export async function exportMargins(db: Database, name: string): Promise<{ text: string; rows: number }> {
  const rows = await listMargins(db)
  const cells = rows.map((row) => [
    row.cityCode,
    row.variable,
    row.category,
    row.population,
    row.share,
    row.source,
    row.universe,
    row.basis,
    row.referenceDate,
  ])
  return { text: writeTable(name, [...MARGIN_COLUMNS, 'reference_date'], cells), rows: rows.length }
}
