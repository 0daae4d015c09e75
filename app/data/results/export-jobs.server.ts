import { randomUUID } from 'node:crypto'

import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { ExportJob, ExportWanted } from '#app/survey/reports/export-job.ts'

type Columns = Pick<Database, 'columns'>
type Row = Omit<ExportJob, 'wanted' | 'problem'> & { wanted: string; problem: string | null }

/** How an export ended; a made public file leaves no file of its own. */
export type ExportEnd =
  | { status: 'done'; fileName: string | null; mediaType: string | null; bytes: number | null }
  | { status: 'cancelled' | 'interrupted' }
  | { status: 'refused'; problem: NonNullable<ExportJob['problem']> }

/** Exports of a release that are there, newest first. */
export function listExportJobs({ columns }: Columns, releaseId: string): ExportJob[] {
  return columns
    .prepare(
      `SELECT * FROM "ExportJob" WHERE "releaseId" = ? AND "status" <> 'deleted' ORDER BY "rowid" DESC`,
    )
    .all(releaseId)
    .map((row) => jobOf(row as Row))
}

/** Stores the start of an export, unless one of the same evaluator is alive. @returns its id, or null */
export function insertExportJob(
  db: Database,
  job: Pick<ExportJob, 'releaseId' | 'wanted' | 'createdBy' | 'createdAt'>,
  aliveSince: string,
): string | null {
  return inOneTransaction(db, () => {
    const alive = db.columns
      .prepare(`SELECT 1 FROM "ExportJob" WHERE "status" = 'running' AND "heardAt" > ? AND "createdBy" = ?`)
      .get(aliveSince, job.createdBy)
    if (alive) return null
    const id = randomUUID()
    db.columns
      .prepare(
        `INSERT INTO "ExportJob" ("id", "releaseId", "wanted", "createdBy", "createdAt", "heardAt", "status", "done", "total")
         VALUES (?, ?, ?, ?, ?, ?, 'running', 0, 0)`,
      )
      .run(
        id,
        job.releaseId,
        JSON.stringify(job.wanted satisfies ExportWanted),
        job.createdBy,
        job.createdAt,
        job.createdAt,
      )
    return id
  })
}

/** Notes how far an export has come, which is also its sign of life. */
export function noteExportProgress(
  { columns }: Columns,
  id: string,
  { done, total }: Pick<ExportJob, 'done' | 'total'>,
  heardAt: string,
): void {
  columns
    .prepare(`UPDATE "ExportJob" SET "done" = ?, "total" = ?, "heardAt" = ? WHERE "id" = ?`)
    .run(done, total, heardAt, id)
}

/** Stores the end of an export that is running. @returns whether it was */
export function finishExportJob({ columns }: Columns, id: string, end: ExportEnd, at: string): boolean {
  const file = end.status === 'done' ? end : { fileName: null, mediaType: null, bytes: null }
  const problem = end.status === 'refused' ? JSON.stringify(end.problem) : null
  return (
    columns
      .prepare(
        `UPDATE "ExportJob" SET "status" = ?, "fileName" = ?, "mediaType" = ?, "bytes" = ?, "problem" = ?, "endedAt" = ?,
           "done" = CASE WHEN ? = 'done' THEN "total" ELSE "done" END WHERE "id" = ? AND "status" = 'running'`,
      )
      .run(end.status, file.fileName, file.mediaType, file.bytes, problem, at, end.status, id).changes === 1
  )
}

/** Exports that ended before a moment, or were last heard of before it. @returns their ids, which are not there any more */
export function forgetExportJobs({ columns }: Columns, before: string): string[] {
  return columns
    .prepare(
      `UPDATE "ExportJob" SET "status" = 'deleted'
       WHERE "status" <> 'deleted' AND coalesce("endedAt", "heardAt") < ? RETURNING "id"`,
    )
    .pluck()
    .all(before) as string[]
}

function jobOf({ wanted, problem, ...rest }: Row): ExportJob {
  return {
    ...rest,
    wanted: JSON.parse(wanted) as ExportWanted,
    problem: problem === null ? null : (JSON.parse(problem) as ExportJob['problem']),
  }
}
