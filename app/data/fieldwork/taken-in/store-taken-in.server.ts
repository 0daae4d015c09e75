import { insertResponse } from '#app/data/fieldwork/responses.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { TakenIn } from '#app/survey/response.ts'
import { presentationWriter } from './presentations.server.ts'
import { quarantineWriter } from './quarantine.server.ts'

/**
 * Stores responses with how they were shown in one durable transaction, those that look like a machine's apart from the
 * others; the first write of an id wins, wherever it lies.
 *
 * @returns stores and says for each: true when stored now, false when its id was already there
 */
export function takenInWriter(db: Database): (all: TakenIn[]) => boolean[] {
  const writePresentation = presentationWriter(db)
  const putAside = quarantineWriter(db)
  const isAside = db.columns.prepare('SELECT 1 FROM "Quarantine" WHERE "waveId" = ? AND "id" = ?').pluck()
  const isStored = db.columns.prepare('SELECT 1 FROM "Response" WHERE "waveId" = ? AND "id" = ?').pluck()

  function store(taken: TakenIn): boolean {
    const { row, presentation, quarantine } = taken
    if (quarantine !== null) {
      return isStored.get(row.waveId, row.id) === undefined && putAside(taken, quarantine)
    }
    if (isAside.get(row.waveId, row.id) !== undefined) return false
    const isNew = insertResponse(db, row)
    if (isNew && presentation) writePresentation(row.waveId, row.id, presentation)
    return isNew
  }

  const run = db.columns.transaction((all: TakenIn[]) => all.map(store))
  return (all) => run.immediate(all)
}
