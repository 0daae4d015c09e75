import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type {
  RobustnessResult,
  RobustnessSettings,
  RobustRefusal,
  RobustSplit,
} from '#app/survey/robustness/robustness.ts'

/** A robustness run as it is stored, without its result. */
export interface RobustnessRecord {
  id: string
  analysisId: string
  createdBy: string
  createdOn: string
  settings: RobustnessSettings
  status: 'running' | 'done' | 'refused' | 'interrupted'
  done: number
  total: number
  /** ISO time of the last sign of life */
  heardAt: string
  problem: RobustRefusal | null
  pinned: boolean
  /** the mean distance from the official league and what it comes from; null without a result */
  found: Pick<RobustSplit, 'mean' | 'groups'> | null
}

type Columns = Pick<Database, 'columns'>

const COLUMNS = `"id", "analysisId", "createdBy", "createdOn", "settings", "status", "done", "total", "heardAt", "problem", "pinned",
  json_extract("result", '$.meanShift.mean') AS "mean", json_extract("result", '$.meanShift.groups') AS "groups"`

/** Runs of all analyses of a wave, newest first; deleted ones are left out. */
export function listRobustnessRuns({ columns }: Columns, waveId: string): RobustnessRecord[] {
  return columns
    .prepare(
      `SELECT ${COLUMNS} FROM "RobustnessRun"
       WHERE "status" <> 'deleted' AND "analysisId" IN (SELECT "id" FROM "Analysis" WHERE "waveId" = ?) ORDER BY "rowid" DESC`,
    )
    .all(waveId)
    .map(recordOf)
}

/** The result of a run as it was stored, or null. */
export function findRobustnessResult({ columns }: Columns, id: string): RobustnessResult | null {
  const text = columns.prepare(`SELECT "result" FROM "RobustnessRun" WHERE "id" = ?`).pluck().get(id)
  return typeof text === 'string' ? (JSON.parse(text) as RobustnessResult) : null
}

/**
 * Stores the start of a run under the next id of its analysis, `2026-demo-a1-r1`, unless one of the same wave is alive.
 *
 * @param aliveSince ISO time; a running one last heard of before counts as dead
 * @returns its id, or null when another is running
 */
export function insertRobustnessRun(
  db: Database,
  run: Pick<RobustnessRecord, 'analysisId' | 'createdBy' | 'createdOn' | 'settings' | 'heardAt'>,
  aliveSince: string,
): string | null {
  const { analysisId, createdBy, createdOn, settings, heardAt } = run
  return inOneTransaction(db, () => {
    const alive = db.columns
      .prepare(
        `SELECT 1 FROM "RobustnessRun" WHERE "status" = 'running' AND "heardAt" > ? AND "analysisId" IN
           (SELECT b."id" FROM "Analysis" a JOIN "Analysis" b USING ("waveId") WHERE a."id" = ?)`,
      )
      .get(aliveSince, analysisId)
    if (alive) return null
    const count = db.columns
      .prepare(`SELECT count(*) FROM "RobustnessRun" WHERE "analysisId" = ?`)
      .pluck()
      .get(analysisId) as number
    const id = `${analysisId}-r${count + 1}`
    db.columns
      .prepare(
        `INSERT INTO "RobustnessRun" ("id", "analysisId", "createdBy", "createdOn", "settings", "status", "done", "total", "heardAt")
         VALUES (?, ?, ?, ?, ?, 'running', 0, 0, ?)`,
      )
      .run(id, analysisId, createdBy, createdOn, JSON.stringify(settings), heardAt)
    return id
  })
}

/** Notes how far a run has come, which is also its sign of life. */
export function noteRobustnessProgress(
  { columns }: Columns,
  id: string,
  { done, total }: Pick<RobustnessRecord, 'done' | 'total'>,
  heardAt: string,
): void {
  columns
    .prepare(`UPDATE "RobustnessRun" SET "done" = ?, "total" = ?, "heardAt" = ? WHERE "id" = ?`)
    .run(done, total, heardAt, id)
}

/** Stores the end of a run: its result, or why there is none. */
export function finishRobustnessRun(
  { columns }: Columns,
  id: string,
  end: { result: RobustnessResult } | { problem: RobustRefusal },
  heardAt: string,
): void {
  const [status, result, problem] =
    'result' in end
      ? ['done', JSON.stringify(end.result), null]
      : ['refused', null, JSON.stringify(end.problem)]
  columns
    .prepare(
      `UPDATE "RobustnessRun" SET "status" = ?, "result" = ?, "problem" = ?, "heardAt" = ?,
         "done" = CASE WHEN ? = 'done' THEN "total" ELSE "done" END WHERE "id" = ?`,
    )
    .run(status, result, problem, heardAt, status, id)
}

/** Stores that a run was stopped before its end. */
export function interruptRobustnessRun({ columns }: Columns, id: string, heardAt: string): void {
  columns
    .prepare(`UPDATE "RobustnessRun" SET "status" = 'interrupted', "heardAt" = ? WHERE "id" = ?`)
    .run(heardAt, id)
}

/** Keeps a run whatever the pruning rule says, or leaves it to the rule. */
export function setRobustnessPinned({ columns }: Columns, id: string, pinned: boolean): void {
  columns.prepare(`UPDATE "RobustnessRun" SET "pinned" = ? WHERE "id" = ?`).run(pinned ? 1 : 0, id)
}

/** Takes everything a run holds away. Its row stays, so that its number is never given again. */
export function deleteRobustnessRun({ columns }: Columns, id: string): void {
  columns
    .prepare(
      `UPDATE "RobustnessRun" SET "status" = 'deleted', "result" = NULL, "problem" = NULL, "pinned" = 0 WHERE "id" = ?`,
    )
    .run(id)
}

function readGroups(text: string): RobustSplit['groups'] {
  return JSON.parse(text) as RobustSplit['groups']
}

function recordOf(row: unknown): RobustnessRecord {
  const { settings, problem, pinned, mean, groups, ...rest } = row as Pick<
    RobustnessRecord,
    'id' | 'analysisId' | 'createdBy' | 'createdOn' | 'status' | 'done' | 'total' | 'heardAt'
  > & { settings: string; problem: string | null; pinned: 0 | 1; mean: number | null; groups: string | null }
  return {
    ...rest,
    pinned: pinned === 1,
    found: mean === null ? null : { mean, groups: groups === null ? null : readGroups(groups) },
    settings: JSON.parse(settings) as RobustnessSettings,
    problem: problem === null ? null : (JSON.parse(problem) as RobustRefusal),
  }
}
