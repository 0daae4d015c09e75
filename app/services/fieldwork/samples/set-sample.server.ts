import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { countInvitations } from '#app/data/fieldwork/invitations/invitations.server.ts'
import { countResponsesByCity } from '#app/data/fieldwork/responses/response-counts.server.ts'
import { replaceStrata } from '#app/data/fieldwork/strata.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, refusedFile, type Refused } from '#app/platform/refused.ts'
import {
  LEAST_INVITED,
  mergeSmallStrata,
  smallStrata,
  type SampleStratum,
} from '#app/survey/wave/invited/sample-frame.ts'
import { readFrame } from './read-frame.ts'

export interface SetSample {
  outcome: 'set'
  wave: string
  cities: { code: string; strata: number; population: number; invited: number; merged: number }[]
}

interface Options {
  /** put strata with too few invitations together with others, instead of refusing them */
  merge: boolean
  /** name of the account, for the audit log */
  by: string
  at: Date
}

/**
 * Sets the sample of the cities a frame summary names: all of them, or none.
 *
 * @param file CSV as `readFrame` reads it
 * @returns refused with UNKNOWN_WAVE, WAVE_IS_CLOSED, UNUSABLE_FILE with every problem by line and column, SMALL_STRATA
 *   where a stratum has fewer than 200 invitations, INVITATIONS_MADE where codes are out already, or ANSWERED where
 *   answers carry the weights of the sample there is
 */
export async function setSample(
  db: Database,
  waveId: string,
  file: Uint8Array | string,
  { merge, by, at }: Options,
): Promise<SetSample | Refused> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { id: waveId })
  if (wave.status === 'closed') {
    return refused('WAVE_IS_CLOSED', `The wave ${waveId} is closed.`, { id: waveId })
  }
  const { rows, problems } = readFrame(
    file,
    wave.cities.map(({ code }) => code),
  )
  if (problems.length > 0) return refusedFile('the frame', problems)

  const cities = new Map<string, SampleStratum[]>()
  for (const { cityCode, ...stratum } of rows) {
    cities.set(cityCode, [...(cities.get(cityCode) ?? []), stratum])
  }
  const standing = refuseChange(db, waveId, [...cities.keys()])
  if (standing) return standing

  const sample: { code: string; strata: SampleStratum[]; given: number }[] = []
  for (const [code, given] of cities) {
    const small = smallStrata(given)
    const strata = small.length > 0 ? (merge ? mergeSmallStrata(given) : null) : given
    if (!strata) return refuseSmall(code, small)
    sample.push({ code, strata, given: given.length })
  }
  inOneTransaction(db, () => {
    for (const { code, strata } of sample) replaceStrata(db, waveId, code, strata)
    const detail = { cities: [...cities.keys()], strata: rows.length }
    insertAudit(db, { actor: by, action: 'sample-set', subject: waveId, detail }, at)
  })
  return {
    outcome: 'set',
    wave: waveId,
    cities: sample.map(({ code, strata, given }) => ({
      code,
      strata: strata.length,
      population: strata.reduce((sum, { population }) => sum + population, 0),
      invited: strata.reduce((sum, { invited }) => sum + invited, 0),
      merged: given - strata.length,
    })),
  }
}

/** Codes that are out and answers that came in carry the sample they were made for. */
function refuseChange(db: Database, waveId: string, codes: string[]): Refused | null {
  const made = new Set(countInvitations(db, waveId).map(({ cityCode }) => cityCode))
  const out = codes.find((code) => made.has(code))
  if (out !== undefined) {
    return refused('INVITATIONS_MADE', `Invitations for ${out} have been made; its sample stands.`, {
      city: out,
    })
  }
  const answered = countResponsesByCity(db, waveId)
  const where = codes.find((code) => (answered.get(code) ?? 0) > 0)
  if (where === undefined) return null
  return refused('ANSWERED', `People of ${where} have answered; its sample stands.`, { city: where })
}

function refuseSmall(city: string, small: SampleStratum[]): Refused {
  const names = small.map(({ label, invited }) => `${label} (${invited})`).join(', ')
  return refused(
    'SMALL_STRATA',
    `${city}: tickets name their stratum, so each needs at least ${LEAST_INVITED} invitations. Too few: ${names}. Merge them, or invite more.`,
    { city, least: LEAST_INVITED, strata: small.map(({ code, invited }) => ({ code, invited })) },
  )
}
