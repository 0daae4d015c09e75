import { listIndicators } from '#app/data/reference/indicators.server.ts'
import { writeTable } from '#app/formats/table.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { INDICATOR_COLUMNS } from './parse-indicators.ts'

/** All objective indicators as a file that `importIndicators` reads; the name's ending says whether CSV or JSON. */
export async function exportIndicators(db: Database, name: string): Promise<{ text: string; rows: number }> {
  const rows = await listIndicators(db)
  const cells = rows.map((row) => [
    row.cityCode,
    row.indicator,
    row.year,
    row.value,
    row.unit,
    row.source,
    row.indexCode,
    row.polarity,
    row.basis,
  ])
  return { text: writeTable(name, [...INDICATOR_COLUMNS], cells), rows: rows.length }
}
