import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { findRelease, findReleasedCity, readReleasedCities } from '#app/data/results/releases.server.ts'
import { findTableFormat, tableFormats, type FileChunk } from '#app/formats/table-formats.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, refusedFormat, refusedRelease, type Refused } from '#app/platform/refused.ts'
import type { Language } from '#app/survey/item.ts'
import { describeRelease, RELEASED_TABLES } from './describe-release.ts'

export interface ExportRequest {
  what: string
  format: string
  /** evaluators also get what rests on 10 to 29 answers; the public by default */
  audience?: 'public' | 'evaluator'
  /** named in the audit log; nothing is written there without */
  actor?: string
  /** of labels, where a format has one language; Chinese by default */
  language?: Language
  /** codes of the cities to keep; all without */
  cities?: readonly string[]
}

export interface ExportedFile {
  outcome: 'exported'
  fileName: string
  mediaType: string
  /** the file, piece by piece */
  chunks: AsyncGenerator<FileChunk>
}

/** Writes a table of a release, city by city: pages and files read the same report values. */
export async function exportRelease(
  db: Database,
  releaseId: string,
  { what, format, audience = 'public', actor, language = 'zh-CN', cities }: ExportRequest,
): Promise<ExportedFile | Refused> {
  const name = RELEASED_TABLES.find((table) => table === what)
  if (!name) {
    return refused('UNKNOWN_TABLE', `There is no table ${what}.`, { what, known: [...RELEASED_TABLES] })
  }
  const writer = findTableFormat(format, 'figures')
  if (!writer) return refusedFormat(format, tableFormats('figures'))
  const release = await findRelease(db, releaseId)
  if (!release) return refusedRelease(releaseId)
  const missing = await notReleased(db, releaseId, cities ?? [])
  if (missing.length > 0) {
    const words = `The release has no city ${missing.join(', ')}.`
    return refused('UNKNOWN_CITIES', words, { release: releaseId, cities: missing })
  }
  if (actor !== undefined) {
    insertAudit(
      db,
      { actor, action: 'export-made', subject: releaseId, detail: { what, format, audience } },
      new Date(),
    )
  }
  const version = audience === 'evaluator' ? 'evaluatorReport' : 'report'
  const reports = async function* () {
    for await (const { [version]: report } of readReleasedCities(db, releaseId)) {
      if (!cities || cities.includes(report.city.code)) yield report
    }
  }
  return {
    outcome: 'exported',
    fileName: `${releaseId}-${what}.${writer.extension}`,
    mediaType: writer.mediaType,
    chunks: writer.write(await describeRelease(name, release, reports), language),
  }
}

/** The codes among these that are no city of the release. */
async function notReleased(db: Database, releaseId: string, codes: readonly string[]): Promise<string[]> {
  const found = await Promise.all(codes.map((code) => findReleasedCity(db, releaseId, code, 'report')))
  return codes.filter((_, at) => !found[at])
}
