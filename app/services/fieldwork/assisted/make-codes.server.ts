import { randomBytes } from 'node:crypto'

import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { insertAssistedCode } from '#app/data/fieldwork/assisted/assisted-codes.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { hashToken } from '#app/platform/sign-in/token.server.ts'
import { entryCode, plainEntryCode } from '#app/survey/wave/invited/entry-code.ts'
import { modesOf, type EntryKind } from '#app/survey/wave/modes.ts'

/** A code as it is shown, this once: what is stored is its hash. */
export interface MadeCode {
  number: number
  code: string
}

/**
 * Makes codes for tablets or interviewers of a wave.
 *
 * @param cityCode null: every city of the wave; a tablet stands in one city
 * @param count how many, 1 to 100
 * @returns refused with UNKNOWN_WAVE, WAVE_IS_CLOSED, UNKNOWN_CITY, MODE_NOT_OFFERED or TOO_MANY_CODES
 */
export async function makeCodes(
  db: Database,
  {
    wave: waveId,
    kind,
    cityCode,
    count,
  }: { wave: string; kind: EntryKind; cityCode: string | null; count: number },
  { by, at }: { by: string; at: Date },
): Promise<{ outcome: 'made'; codes: MadeCode[] } | Refused> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { wave: waveId })
  if (wave.status === 'closed') return refused('WAVE_IS_CLOSED', `${waveId} is closed.`, { wave: waveId })
  const known = wave.cities.some(({ code }) => code === cityCode)
  if (cityCode === null ? kind === 'tablet' : !known) {
    return refused('UNKNOWN_CITY', `${waveId} does not ask in ${cityCode ?? 'no city'}.`, { city: cityCode })
  }
  const modes = modesOf(wave.settings)
  const opens = kind === 'tablet' ? ['tablet'] : ['interviewer', 'telephone']
  if (!modes.some((mode) => opens.includes(mode))) {
    return refused('MODE_NOT_OFFERED', `${waveId} is not answered in a mode that such a code opens.`, {
      kind,
    })
  }
  if (!(count >= 1 && count <= 100)) {
    return refused('TOO_MANY_CODES', 'Between 1 and 100 codes can be made at a time.', { count })
  }

  const createdOn = at.toISOString().slice(0, 10)
  return inOneTransaction(db, () => {
    const codes: MadeCode[] = []
    for (let made = 0; made < count; made++) {
      const code = entryCode(randomBytes(12))
      const codeHash = hashToken(plainEntryCode(code) ?? '')
      codes.push({ number: insertAssistedCode(db, { waveId, kind, cityCode, codeHash, createdOn }), code })
    }
    const numbers = codes.map(({ number }) => String(number))
    const detail = { kind, city: cityCode ?? '', numbers }
    insertAudit(db, { actor: by, action: 'assisted-codes-made', subject: waveId, detail }, at)
    return { outcome: 'made', codes } as const
  })
}
