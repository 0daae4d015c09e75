import { findRelease } from '#app/data/results/releases.server.ts'
import { findTableFormat, TABLE_FORMATS } from '#app/formats/table-formats.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refusedFormat, refusedRelease, type Refused } from '#app/platform/refused.ts'
import { LANGUAGES } from '#app/survey/item.ts'

import type { ExportedFile } from './export-release.server.ts'

const COLUMNS = ['release', 'key', ...LANGUAGES]

/** Writes the method card of a release, one row an item of the disclosure standard. */
export async function exportMethodCard(
  db: Database,
  releaseId: string,
  format: string,
): Promise<ExportedFile | Refused> {
  const writer = findTableFormat(format)
  if (!writer) return refusedFormat(format, Object.keys(TABLE_FORMATS))
  const release = await findRelease(db, releaseId)
  if (!release) return refusedRelease(releaseId)
  const rows = release.methodCard.entries.map(({ key, text }) => [
    releaseId,
    key,
    ...LANGUAGES.map((tag) => text[tag]),
  ])
  return {
    outcome: 'exported',
    fileName: `${releaseId}-method-card.${writer.extension}`,
    mediaType: writer.mediaType,
    chunks: writer.write(COLUMNS, rows),
  }
}
