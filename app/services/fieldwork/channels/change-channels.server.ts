import { randomInt } from 'node:crypto'

import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { deleteUnusedChannel, insertChannel } from '#app/data/fieldwork/channels/channels.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { CHANNEL_KINDS } from '#app/survey/wave/channel.ts'

/** Small letters and digits that nobody mixes up. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const CODE_LENGTH = 6
const LONGEST_NAME = 80

interface Who {
  by: string
  at: Date
}

/**
 * Adds a channel to a wave, with a code of its own for its links.
 *
 * @returns refused with UNKNOWN_WAVE, WAVE_IS_CLOSED, NO_NAME or UNKNOWN_KIND
 */
export async function addChannel(
  db: Database,
  waveId: string,
  { kind, name }: { kind: string; name: string },
  { by, at }: Who,
): Promise<{ outcome: 'added'; code: string } | Refused> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { wave: waveId })
  if (wave.status === 'closed')
    return refused('WAVE_IS_CLOSED', `The wave ${waveId} is closed.`, { wave: waveId })
  if (name === '' || name.length > LONGEST_NAME) return refused('NO_NAME', 'The channel needs a short name.')
  const known = CHANNEL_KINDS.find((one) => one === kind)
  if (!known) return refused('UNKNOWN_KIND', `There is no kind of channel ${kind}.`, { kind })
  return inOneTransaction(db, () => {
    let code = newCode()
    while (!insertChannel(db, waveId, { code, kind: known, name })) code = newCode()
    insertAudit(db, { actor: by, action: 'channel-added', subject: waveId, detail: { code, name } }, at)
    return { outcome: 'added' as const, code }
  })
}

/** Takes a channel away again. @returns refused with CHANNEL_IN_USE once an answer has come by it, or when there is none */
export function removeChannel(
  db: Database,
  waveId: string,
  code: string,
  { by, at }: Who,
): { outcome: 'removed' } | Refused {
  return inOneTransaction(db, () => {
    if (!deleteUnusedChannel(db, waveId, code)) {
      return refused('CHANNEL_IN_USE', `Answers have come by the channel ${code}.`, { code })
    }
    insertAudit(db, { actor: by, action: 'channel-removed', subject: waveId, detail: { code } }, at)
    return { outcome: 'removed' as const }
  })
}

function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}
