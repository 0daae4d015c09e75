import { deleteResponse, hasResponse } from '#app/data/fieldwork/responses/responses.server.ts'
import { deleteQuarantined } from '#app/data/fieldwork/taken-in/quarantine.server.ts'
import { listWaves } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { readWithdrawalCode, responseId } from './taking-in/withdrawal-code.server.ts'

export type WithdrawOutcome =
  | { outcome: 'withdrawn' }
  | { outcome: 'refused'; reason: 'malformed' | 'unknown' }
  | { outcome: 'refused'; reason: 'closed'; closesOn: string }

/** Deletes the response of a withdrawal code, as long as its wave has not closed. */
export async function withdrawResponse(database: Database, typed: string): Promise<WithdrawOutcome> {
  const code = readWithdrawalCode(typed)
  if (!code) return { outcome: 'refused', reason: 'malformed' }

  for (const { id: waveId, status, closesOn } of await listWaves(database)) {
    const id = responseId(waveId, code)
    if (status !== 'closed' && deleteQuarantined(database, waveId, id)) return { outcome: 'withdrawn' }
    if (!(await hasResponse(database, waveId, id))) continue
    if (status === 'closed') return { outcome: 'refused', reason: 'closed', closesOn }
    const removed = await deleteResponse(database, waveId, id)
    return removed ? { outcome: 'withdrawn' } : { outcome: 'refused', reason: 'unknown' }
  }
  return { outcome: 'refused', reason: 'unknown' }
}
