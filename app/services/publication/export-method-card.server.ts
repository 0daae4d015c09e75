import { findRelease } from '#app/data/results/releases.server.ts'
import { findTableFormat, tableFormats } from '#app/formats/table-formats.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refusedFormat, refusedRelease, type Refused } from '#app/platform/refused.ts'
import type { Language } from '#app/survey/item.ts'

import { describeMethodCard } from './describe-method-card.ts'
import type { ExportedFile } from './export-release.server.ts'

/** Writes the method card of a release, one row an item of the disclosure standard. */
export async function exportMethodCard(
  db: Database,
  releaseId: string,
  format: string,
  language: Language = 'zh-CN',
): Promise<ExportedFile | Refused> {
  const writer = findTableFormat(format, 'words')
  if (!writer) return refusedFormat(format, tableFormats('words'))
  const release = await findRelease(db, releaseId)
  if (!release) return refusedRelease(releaseId)
  return {
    outcome: 'exported',
    fileName: `${releaseId}-method-card.${writer.extension}`,
    mediaType: writer.mediaType,
    chunks: writer.write(describeMethodCard(release), language),
  }
}
