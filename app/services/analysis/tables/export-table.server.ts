import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { findTableFormat, type FileChunk } from '#app/formats/table-formats.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refusedFormat, type Refused } from '#app/platform/refused.ts'
import type { Language, LocalText } from '#app/survey/item.ts'
import type { CrossTableReport } from '#app/survey/workbench/cross-table-report.ts'
import { describeTable } from './describe-table.ts'

/** The formats a table of a wave can be had in. */
const FORMATS = ['csv', 'xlsx', 'json']

export interface TableFile {
  outcome: 'exported'
  fileName: string
  mediaType: string
  chunks: AsyncGenerator<FileChunk>
}

/** Writes a table of a wave as a file: exactly what its page shows, and notes the download. */
export function exportTable(
  db: Database,
  wave: { id: string; title: LocalText; population: LocalText },
  table: CrossTableReport,
  { format, language, actor, at }: { format: string; language: Language; actor: string; at: Date },
): TableFile | Refused {
  const writer = FORMATS.includes(format) ? findTableFormat(format, 'figures') : null
  if (!writer) return refusedFormat(format, FORMATS)
  const detail = { what: 'table', item: table.item.code, by: table.choices.by, format }
  insertAudit(db, { actor, action: 'export-made', subject: wave.id, detail }, at)
  const described = describeTable(table, [
    { key: 'wave', text: wave.title },
    { key: 'population', text: wave.population },
  ])
  return {
    outcome: 'exported',
    fileName: `${wave.id}-${table.item.code}-by-${table.choices.by.replace(':', '-')}.${writer.extension}`,
    mediaType: writer.mediaType,
    chunks: writer.write(described, language),
  }
}
