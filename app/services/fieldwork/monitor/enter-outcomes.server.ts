import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { listOutcomes, replaceOutcomes } from '#app/data/fieldwork/monitor/outcomes.server.ts'
import { countDays } from '#app/data/fieldwork/responses/response-counts.server.ts'
import { listStrata } from '#app/data/fieldwork/strata.server.ts'
import { updateSettings } from '#app/data/fieldwork/edit-waves.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { OUTCOME_NAMES, type OutcomeRow } from '#app/survey/wave/outcomes.ts'

interface Entered {
  cityCode: string
  batch: string
  /** as typed, by outcome; empty is none */
  counts: Record<string, string>
}

/**
 * Notes what became of the invitations of a batch, in place of what was noted before.
 *
 * @returns refused with UNKNOWN_WAVE, NOT_INVITED, NO_BATCH, INVALID_COUNT, or TOO_MANY_OUTCOMES when more is noted
 *   than was sent and not answered
 */
export async function enterOutcomes(
  db: Database,
  waveId: string,
  { cityCode, batch, counts }: Entered,
  who: { by: string; at: Date },
): Promise<{ outcome: 'entered' } | Refused> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { wave: waveId })
  const city = wave.cities.find(({ code }) => code === cityCode)
  if (city?.design !== 'invited') {
    return refused('NOT_INVITED', `Nobody is invited in ${cityCode}.`, { city: cityCode })
  }
  if (batch === '' || batch.length > 64) return refused('NO_BATCH', 'Name the batch the letters went out in.')
  const rows: OutcomeRow[] = []
  for (const outcome of OUTCOME_NAMES) {
    const typed = (counts[outcome] ?? '').trim()
    if (!/^\d{0,7}$/.test(typed))
      return refused('INVALID_COUNT', `${typed} is no number of letters.`, { outcome })
    rows.push({ cityCode, batch, outcome, invitations: Number(typed) })
  }
  const sent = (await listStrata(db, waveId, cityCode)).reduce((sum, { invited }) => sum + invited, 0)
  const answered = countDays(db, waveId)
    .filter((row) => row.cityCode === cityCode)
    .reduce((sum, { invited }) => sum + invited, 0)
  const others = listOutcomes(db, waveId).filter((row) => row.cityCode === cityCode && row.batch !== batch)
  const noted = [...others, ...rows].reduce((sum, { invitations }) => sum + invitations, 0)
  if (noted > sent - answered) {
    return refused(
      'TOO_MANY_OUTCOMES',
      `${noted} outcomes are noted, but only ${sent - answered} of ${sent} invitations brought no answer.`,
      { noted, sent, answered },
    )
  }
  inOneTransaction(db, () => {
    replaceOutcomes(db, waveId, { cityCode, batch }, rows)
    const detail = { city: cityCode, batch }
    insertAudit(db, { actor: who.by, action: 'outcomes-entered', subject: waveId, detail }, who.at)
  })
  return { outcome: 'entered' }
}

/**
 * Declares which share of the invitations of unknown eligibility is taken to be eligible.
 *
 * @param share as typed; empty = proportional allocation
 * @returns refused with UNKNOWN_WAVE, INVALID_SHARE, or NO_REASON when a share comes without one
 */
export async function declareEligibleShare(
  db: Database,
  waveId: string,
  { share, reason }: { share: string; reason: string },
): Promise<{ outcome: 'entered' } | Refused> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { wave: waveId })
  const { eligibleShare: _before, ...settings } = wave.settings
  if (share === '') {
    updateSettings(db, waveId, settings)
    return { outcome: 'entered' }
  }
  const value = Number(share.replace(',', '.'))
  if (!(value >= 0 && value <= 1))
    return refused('INVALID_SHARE', 'The share lies between 0 and 1.', { share })
  if (reason === '') return refused('NO_REASON', 'Say where the share comes from: the method card prints it.')
  updateSettings(db, waveId, { ...settings, eligibleShare: { share: value, reason } })
  return { outcome: 'entered' }
}
