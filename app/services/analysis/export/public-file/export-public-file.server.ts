import { insertAudit } from '#app/data/accounts/audit.server.ts'
import {
  findPublicFileContent,
  listPublicFiles,
  notePublicFilePublished,
} from '#app/data/results/public-files.server.ts'
import { findRelease } from '#app/data/results/releases.server.ts'
import type { DescribedTable, TableColumn } from '#app/formats/described-table.ts'
import { releaseNotes, releaseTitle } from '#app/formats/release-notes.ts'
import { findTableFormat, tableFormats, type FileChunk } from '#app/formats/table-formats.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, refusedFormat, refusedRelease, type Refused } from '#app/platform/refused.ts'
import type { Language, LocalText } from '#app/survey/item.ts'
import type { PublicFileLine, PublicFileReport } from '#app/survey/reports/public-file.ts'
import { unpackRows } from './pack-rows.server.ts'

export { listPublicFiles }

/** Formats a public file can be had in: those of records, but the scripts, which need strata and full weights. */
export const PUBLIC_FILE_FORMATS = tableFormats('records').filter((name) => name !== 'r' && name !== 'python')

export interface PublicFileRequest {
  format: string
  language?: Language
  /** of an evaluator, who may also have a file that is not published; named in the audit log */
  actor?: string
  /** the published one by default; for evaluators the newest where none is */
  id?: string
}

/** Writes the public file of a release; everyone may have it once it is published. */
export async function exportPublicFile(
  db: Database,
  releaseId: string,
  { format, language = 'zh-CN', actor, id }: PublicFileRequest,
): Promise<
  | {
      outcome: 'exported'
      fileName: string
      mediaType: string
      hash: string
      chunks: AsyncGenerator<FileChunk>
    }
  | Refused
> {
  const writer = PUBLIC_FILE_FORMATS.includes(format) ? findTableFormat(format, 'records') : null
  if (!writer) return refusedFormat(format, PUBLIC_FILE_FORMATS)
  const release = await findRelease(db, releaseId)
  if (!release) return refusedRelease(releaseId)
  const files = listPublicFiles(db, releaseId)
  const published = files.find(({ publishedOn }) => publishedOn !== null)
  const file =
    id === undefined ? (published ?? (actor ? files[0] : undefined)) : files.find((one) => one.id === id)
  const mayRead = file !== undefined && (file.publishedOn !== null || actor !== undefined)
  const content = mayRead ? findPublicFileContent(db, file.id) : null
  if (!mayRead || !content) {
    return refused('NO_PUBLIC_FILE', `The release ${releaseId} has no public file.`, { release: releaseId })
  }
  if (actor !== undefined) {
    const detail = { what: 'public-file', format }
    insertAudit(db, { actor, action: 'export-made', subject: file.id, detail }, new Date())
  }
  const table: DescribedTable = {
    name: file.id,
    kind: 'records',
    title: releaseTitle(release.summary.wave.title, { 'zh-CN': '公开数据', en: 'Public file' }, file.id),
    notes: [
      ...releaseNotes(release.synthetic, release.methodCard),
      { key: 'public_file', text: noteOf(file.report) },
    ],
    columns: columnsOf(file.report),
    rows: () => unpackRows(content),
  }
  return {
    outcome: 'exported',
    fileName: `${file.id}.${writer.extension}`,
    mediaType: writer.mediaType,
    hash: file.hash,
    chunks: writer.write(table, language),
  }
}

/**
 * Lets everyone have a public file. One file of a release, and never another: two could be held against each other.
 *
 * @returns refused with UNKNOWN_PUBLIC_FILE, PUBLIC_FILE_PUBLISHED
 */
export function publishPublicFile(
  db: Database,
  releaseId: string,
  id: string,
  { by, at }: { by: string; at: Date },
): { outcome: 'published'; file: PublicFileLine } | Refused {
  const files = listPublicFiles(db, releaseId)
  const file = files.find((one) => one.id === id)
  if (!file) return refused('UNKNOWN_PUBLIC_FILE', `There is no public file ${id}.`, { file: id })
  const published = files.find(({ publishedOn }) => publishedOn !== null)
  if (published) {
    const words = `The release has the public file ${published.id} already.`
    return refused('PUBLIC_FILE_PUBLISHED', words, { file: published.id })
  }
  const on = at.toISOString().slice(0, 10)
  notePublicFilePublished(db, id, by, on)
  const detail = { k: file.report.k, hash: file.hash }
  insertAudit(db, { actor: by, action: 'public-file-published', subject: id, detail }, at)
  return { outcome: 'published', file: { ...file, publishedBy: by, publishedOn: on } }
}

/** The columns of a file: city and identifiers, the weight, then the answers. */
function columnsOf({ columns, identifiers }: PublicFileReport): TableColumn[] {
  const described = columns.map(({ name, label, options }): TableColumn => {
    const whole = options.every(({ value }) => Number.isInteger(value))
    return { name, label, kind: whole ? 'integer' : 'text', role: 'attribute', options }
  })
  const weight: TableColumn = {
    name: 'weight',
    label: { 'zh-CN': '权重（同类平均）', en: 'Weight (mean of its class)' },
    kind: 'number',
    role: 'attribute',
    weight: true,
  }
  const lead = identifiers.length + 1
  return [...described.slice(0, lead), weight, ...described.slice(lead)]
}

function noteOf({ k, identifiers, columns }: PublicFileReport): LocalText {
  const names = identifiers.map(({ name }) => name).join(', ')
  const questions = columns.length - identifiers.length - 1
  return {
    'zh-CN':
      `匿名公开数据：每一种可识别特征（city, ${names}）的组合至少有 ${k} 人；* 表示不提供。共 ${questions} 个问题，` +
      '不含文字回答、日期、渠道和分层。权重是同类平均后取整，因此估计值与公布值略有差别，标准误也不能由此复现；以公布值为准。',
    en:
      `Anonymous public file: every combination of what may be known of a person (city, ${names}) is shared by at least ` +
      `${k} people; * is not given in this file. ${questions} questions; no texts, days, channels or strata. A weight is ` +
      'the rounded mean of its class, so estimates differ a little from the published ones and standard errors cannot be ' +
      'reproduced; the published figures hold.',
  }
}
