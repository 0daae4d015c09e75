import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { quotaBook } from '#app/data/fieldwork/quotas/quota-book.server.ts'
import { insertResponse } from '#app/data/fieldwork/responses/responses.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { QuarantinedLine } from '#app/survey/reports/quality-report.ts'
import type { TakenIn } from '#app/survey/response.ts'
import { interviewWriter } from '#app/data/fieldwork/assisted/interviews.server.ts'
import { presentationWriter } from './presentations.server.ts'

/** Puts responses aside; part of the transaction that takes them in. @returns whether it was not there before */
export function quarantineWriter(db: Pick<Database, 'columns'>) {
  const insert = db.columns.prepare(
    `INSERT OR IGNORE INTO "Quarantine" ("waveId", "id", "reason", "response") VALUES (?, ?, ?, ?)`,
  )
  return ({ spends: _spends, ...taken }: TakenIn, reason: string): boolean => {
    const { waveId, id } = taken.row
    return insert.run(waveId, id, reason, JSON.stringify(taken)).changes === 1
  }
}

/** How many responses of a wave are put aside, by reason. */
export function countQuarantined(db: Database, waveId: string): Record<string, number> {
  const rows = db.columns
    .prepare(`SELECT "reason", count(*) FROM "Quarantine" WHERE "waveId" = ? GROUP BY "reason"`)
    .raw()
    .all(waveId) as [string, number][]
  return Object.fromEntries(rows)
}

/** Responses put aside, in no order that means anything: how they came in, and how many questions they answer. */
export function listQuarantined(db: Database, waveId: string, most: number): QuarantinedLine[] {
  const rows = db.columns
    .prepare(`SELECT "id", "reason", "response" FROM "Quarantine" WHERE "waveId" = ? ORDER BY "id" LIMIT ?`)
    .raw()
    .all(waveId, most) as [string, string, string][]
  return rows.map(([id, reason, text]) => {
    const { row } = JSON.parse(text) as TakenIn
    const { cityCode: city, day, language, seconds } = row
    const answered = Object.keys(JSON.parse(row.answers) as object).length
    return { id, reason, city, day, language, seconds, answered }
  })
}

/** Takes the responses put aside for a reason in among the others, as far as there are places for them. @returns how many */
export function admitQuarantined(
  db: Database,
  waveId: string,
  reason: string,
  id: string | null = null,
): number {
  const writePresentation = presentationWriter(db)
  const writeInterview = interviewWriter(db)
  const quotas = quotaBook(db)
  const putAside = quarantineWriter(db)
  return inOneTransaction(db, () => {
    const held = db.columns
      .prepare(
        `DELETE FROM "Quarantine" WHERE "waveId" = @waveId AND "reason" = @reason AND (@id IS NULL OR "id" = @id)
         RETURNING "response"`,
      )
      .pluck()
      .all({ waveId, reason, id }) as string[]
    let admitted = 0
    for (const text of held) {
      const taken = JSON.parse(text) as TakenIn
      const { row, presentation, interviewer } = taken
      if (quotas.isFull(row)) {
        putAside(taken, reason)
        continue
      }
      if (!insertResponse(db, row)) continue
      quotas.take(row)
      if (presentation) writePresentation(row.waveId, row.id, presentation)
      if (interviewer !== undefined) writeInterview(row.waveId, row.id, interviewer)
      admitted += 1
    }
    return admitted
  })
}

/** Removes a withdrawn response from those put aside. @returns whether there was one */
export function deleteQuarantined(db: Database, waveId: string, id: string): boolean {
  const remove = db.columns.prepare(`DELETE FROM "Quarantine" WHERE "waveId" = ? AND "id" = ?`)
  return remove.run(waveId, id).changes > 0
}
