import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { PublicFileLine, PublicFileReport } from '#app/survey/reports/public-file.ts'

type Columns = Pick<Database, 'columns'>

const COLUMNS = `"id", "releaseId", "report", "hash", "createdBy", "createdOn", "publishedBy", "publishedOn"`

/** The public files of a release, newest first, without their content. */
export function listPublicFiles({ columns }: Columns, releaseId: string): PublicFileLine[] {
  return columns
    .prepare(`SELECT ${COLUMNS} FROM "PublicFile" WHERE "releaseId" = ? ORDER BY "rowid" DESC`)
    .all(releaseId)
    .map((row) => {
      const { report, ...rest } = row as Omit<PublicFileLine, 'report'> & { report: string }
      return { ...rest, report: JSON.parse(report) as PublicFileReport }
    })
}

/** The rows of a public file as they were stored, compressed; null when it is not there. */
export function findPublicFileContent({ columns }: Columns, id: string): Buffer | null {
  const content = columns.prepare(`SELECT "content" FROM "PublicFile" WHERE "id" = ?`).pluck().get(id)
  return Buffer.isBuffer(content) ? content : null
}

/** Stores a public file under the next id of its release, `2026-demo-r1-p1`. @returns its id */
export function insertPublicFile(
  db: Database,
  file: Pick<PublicFileLine, 'releaseId' | 'report' | 'hash' | 'createdBy' | 'createdOn'> & {
    content: Buffer
  },
): string {
  return inOneTransaction(db, () => {
    const count = db.columns
      .prepare(`SELECT count(*) FROM "PublicFile" WHERE "releaseId" = ?`)
      .pluck()
      .get(file.releaseId) as number
    const id = `${file.releaseId}-p${count + 1}`
    db.columns
      .prepare(
        `INSERT INTO "PublicFile" ("id", "releaseId", "report", "content", "hash", "createdBy", "createdOn")
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        id,
        file.releaseId,
        JSON.stringify(file.report),
        file.content,
        file.hash,
        file.createdBy,
        file.createdOn,
      )
    return id
  })
}

/** Notes who published a file and when. */
export function notePublicFilePublished({ columns }: Columns, id: string, by: string, on: string): void {
  columns
    .prepare(`UPDATE "PublicFile" SET "publishedBy" = ?, "publishedOn" = ? WHERE "id" = ?`)
    .run(by, on, id)
}
