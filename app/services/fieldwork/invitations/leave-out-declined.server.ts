import { hashOfCode } from '#app/data/fieldwork/invitations/code-hash.server.ts'
import { lookUpHashes } from '#app/data/fieldwork/invitations/invitations.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, refusedFile, type Refused } from '#app/platform/refused.ts'
import { readInvitations, type InvitationLine } from './invitation-file.ts'

export interface InvitationsToSend {
  outcome: 'read'
  /** those to be written to */
  lines: InvitationLine[]
  /** how many asked not to be reminded, and are left out */
  declined: number
}

/**
 * Reads a file of invitations of a wave and leaves out those who asked not to be reminded. Whether somebody answered
 * is not looked at: a reminder goes to a whole batch.
 *
 * @returns refused with UNKNOWN_WAVE, UNUSABLE_FILE, or FOREIGN_CODES when codes are not of this wave
 */
export async function leaveOutDeclined(
  db: Database,
  waveId: string,
  file: Uint8Array | string,
): Promise<InvitationsToSend | Refused> {
  if (!(await findWave(db, waveId))) {
    return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { id: waveId })
  }
  const { lines, problems } = readInvitations(file)
  if (problems.length > 0) return refusedFile('the file of invitations', problems)
  const hashed = lines.map((line) => ({ line, hash: hashOfCode(line.code) ?? '' }))
  const { declined, unknown } = lookUpHashes(
    db,
    waveId,
    hashed.map(({ hash }) => hash),
  )
  if (unknown.size > 0) {
    return refused('FOREIGN_CODES', `${unknown.size} codes are not of the wave ${waveId}.`, {
      count: unknown.size,
    })
  }
  const kept = hashed.filter(({ hash }) => !declined.has(hash)).map(({ line }) => line)
  return { outcome: 'read', lines: kept, declined: lines.length - kept.length }
}
