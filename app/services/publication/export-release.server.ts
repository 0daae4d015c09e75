import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { findRelease, readReleasedCities, type ReleaseRecord } from '#app/data/results/releases.server.ts'
import type { CsvCell } from '#app/formats/csv.ts'
import { ESTIMATE_COLUMNS, estimateRows } from '#app/formats/estimate-table.ts'
import { INDEX_COLUMNS, indexRows } from '#app/formats/index-table.ts'
import { findTableFormat, TABLE_FORMATS } from '#app/formats/table-formats.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, refusedFormat, refusedRelease, type Refused } from '#app/platform/refused.ts'
import type { CityReport } from '#app/survey/report.ts'

/** The tables of a release that everyone may have. */
const EXPORTED_TABLES = ['estimates', 'index'] as const
type ExportedTable = (typeof EXPORTED_TABLES)[number]

export interface ExportRequest {
  what: string
  format: string
  /** evaluators also get what rests on 10 to 29 answers; the public by default */
  audience?: 'public' | 'evaluator'
  /** named in the audit log; nothing is written there without */
  actor?: string
}

export interface ExportedFile {
  outcome: 'exported'
  fileName: string
  mediaType: string
  /** the file, piece by piece */
  chunks: AsyncGenerator<string>
}

/** Writes a table of a release, city by city: pages and files read the same report values. */
export async function exportRelease(
  db: Database,
  releaseId: string,
  { what, format, audience = 'public', actor }: ExportRequest,
): Promise<ExportedFile | Refused> {
  const table = TABLES[what as ExportedTable]
  if (!table) {
    return refused('UNKNOWN_TABLE', `There is no table ${what}.`, { what, known: [...EXPORTED_TABLES] })
  }
  const writer = findTableFormat(format)
  if (!writer) return refusedFormat(format, Object.keys(TABLE_FORMATS))
  const release = await findRelease(db, releaseId)
  if (!release) return refusedRelease(releaseId)
  if (actor !== undefined) {
    insertAudit(
      db,
      { actor, action: 'export-made', subject: releaseId, detail: { what, format, audience } },
      new Date(),
    )
  }
  const version = audience === 'evaluator' ? 'evaluatorReport' : 'report'
  const rows = async function* () {
    for await (const city of readReleasedCities(db, releaseId)) yield* table.rows(release, city[version])
  }
  return {
    outcome: 'exported',
    fileName: `${releaseId}-${what}.${writer.extension}`,
    mediaType: writer.mediaType,
    chunks: writer.write(table.columns, rows()),
  }
}

const TABLES: Record<
  ExportedTable,
  { columns: string[]; rows(release: ReleaseRecord, report: CityReport): Iterable<CsvCell[]> }
> = {
  estimates: { columns: ESTIMATE_COLUMNS, rows: ({ id }, report) => estimateRows(id, report) },
  index: {
    columns: INDEX_COLUMNS,
    rows: ({ id, summary }, report) => indexRows(id, report, rootOf(summary)),
  },
}

function rootOf({ framework }: ReleaseRecord['summary']): string {
  return framework.nodes.find(({ level }) => level === 'index')?.code ?? framework.code
}
