import { quotaBook } from '#app/data/fieldwork/quotas/quota-book.server.ts'
import { insertResponse } from '#app/data/fieldwork/responses/responses.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { TakenIn } from '#app/survey/response.ts'
import { interviewWriter } from '#app/data/fieldwork/assisted/interviews.server.ts'
import { presentationWriter } from './presentations.server.ts'
import { quarantineWriter } from './quarantine.server.ts'
import { spentTickets } from './spent-tickets.server.ts'

/**
 * What became of a response: stored now, stored before under its id, or not stored because its places are all taken, or
 * because its ticket came in with another.
 */
export type Stored = 'stored' | 'repeated' | 'full' | 'spent'

/**
 * Stores responses with how they were shown in one durable transaction, those that look like a machine's apart from the
 * others; the first write of an id wins, wherever it lies. Each takes a place in the quotas it falls under; those put
 * aside take theirs when they are admitted.
 *
 * @returns stores and says of each what became of it
 */
export function takenInWriter(db: Pick<Database, 'columns'>): (all: TakenIn[]) => Stored[] {
  const quotas = quotaBook(db)
  const writePresentation = presentationWriter(db)
  const writeInterview = interviewWriter(db)
  const putAside = quarantineWriter(db)
  const tickets = spentTickets(db)
  const stored = db.columns.prepare(`SELECT 1 FROM "Response" WHERE "waveId" = ? AND "id" = ?`).pluck()
  const aside = db.columns.prepare(`SELECT 1 FROM "Quarantine" WHERE "waveId" = ? AND "id" = ?`).pluck()

  function store(taken: TakenIn, hasQuotas: boolean): Stored {
    const { row, presentation, quarantine, interviewer, spends } = taken
    const { waveId, id } = row
    if (aside.get(waveId, id) !== undefined) return 'repeated'
    // most are simply written, which says whether they were there; the others are looked up before anything is done
    const isLookedUp = quarantine !== null || hasQuotas || spends !== undefined
    if (isLookedUp && stored.get(waveId, id) !== undefined) return 'repeated'
    if (spends !== undefined && tickets.isSpent(waveId, spends)) return 'spent'
    if (quarantine !== null) putAside(taken, quarantine)
    else if (hasQuotas && quotas.isFull(row)) return 'full'
    else if (!insertResponse(db, row)) return 'repeated'
    if (spends !== undefined) tickets.spend(waveId, spends)
    if (quarantine !== null) return 'stored'
    if (hasQuotas) quotas.take(row)
    if (presentation) writePresentation(row.waveId, row.id, presentation)
    if (interviewer !== undefined) writeInterview(row.waveId, row.id, interviewer)
    return 'stored'
  }

  const run = db.columns.transaction((all: TakenIn[]) => {
    const waves = new Set(all.map(({ row }) => row.waveId))
    const limited = new Set([...waves].filter(quotas.hasAny))
    return all.map((taken) => store(taken, limited.has(taken.row.waveId)))
  })
  return (all) => run.immediate(all)
}
