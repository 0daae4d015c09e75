import { insertAudit } from '#app/data/accounts/audit.server.ts'
import {
  changeWaveCities,
  listCitiesWithInvitations,
  updateSettings,
  updateWave,
} from '#app/data/fieldwork/edit-waves.server.ts'
import { insertStrata } from '#app/data/fieldwork/strata.server.ts'
import { findWave, type WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { drawFrames } from '../draw-frames.server.ts'
import { changedSince } from './changed-since.ts'
import { editOpenWave } from './edit-open-wave.server.ts'
import { planWave, type WavePlan } from './plan-wave.server.ts'

export type EditOutcome = { outcome: 'edited' } | Refused

/**
 * Writes a wave anew. Of a draft everything may change; cities that stay keep their frames unless a number of invitations is
 * given. Of a wave that has opened only its closing day, its modes and the words about it may: what residents agreed to and were asked is
 * frozen.
 *
 * @param input as `newWaveSchema` declares it
 * @returns refused with UNKNOWN_WAVE, WAVE_IS_CLOSED, CITY_HAS_INVITATIONS, CLOSING_DAY_PAST, or as `planWave` and
 *   `drawFrames` do
 */
export async function editWave(
  db: Database,
  id: string,
  input: Record<string, unknown>,
  who: { by: string; at: Date },
): Promise<EditOutcome> {
  const before = await findWave(db, id)
  if (!before) return refused('UNKNOWN_WAVE', `There is no wave ${id}.`, { id })
  if (before.status === 'closed') return refused('WAVE_IS_CLOSED', `The wave ${id} is closed.`, { id })
  if (before.status !== 'draft') return editOpenWave(db, before, input, who)

  const { margins, thresholds, breaks, modes, proofOfWork } = before.settings
  const framework = before.framework.id
  const kept = { margins, thresholds, breaks, modes, proofOfWork, framework }
  const plan = await planWave(db, { ...kept, ...input, id })
  if ('outcome' in plan) return plan
  const cities = planCities(before, plan)
  const stays = new Set(before.cities.map(({ code }) => code))
  const withLetters = listCitiesWithInvitations(db, id)
  const stuck = cities.removed.find((code) => withLetters.has(code))
  if (stuck !== undefined) {
    return refused('CITY_HAS_INVITATIONS', `Invitations have been made for ${stuck}.`, { city: stuck })
  }
  const frames = await drawFrames(db, cities.added, plan.wave.opensOn)
  if ('outcome' in frames) return frames

  inOneTransaction(db, () => {
    changeWaveCities(
      db,
      id,
      cities.removed.filter((code) => stays.has(code)),
      cities.added,
    )
    insertStrata(db, id, frames.strata)
    updateWave(db, id, {
      ...plan.wave,
      settings: settingsAfter(before, plan),
      questionnaireId: plan.questionnaire.id,
    })
    insertAudit(db, { actor: who.by, action: 'wave-edited', subject: id }, who.at)
  })
  await noteChanges(db, id)
  return { outcome: 'edited' }
}

/** Cities taken out or drawn anew, and those put in. */
function planCities(before: WaveRecord, { wave }: WavePlan) {
  const added = wave.cities.filter((city) => {
    const known = before.cities.find(({ code }) => code === city.code)
    const redrawn = city.design === 'invited' && (city.invited !== undefined || city.strata !== undefined)
    return known?.design !== city.design || redrawn
  })
  const removed = before.cities
    .map(({ code }) => code)
    .filter(
      (code) => !wave.cities.some((city) => city.code === code) || added.some((city) => city.code === code),
    )
  return { added, removed }
}

/** What the form does not show stays. */
function settingsAfter({ settings }: WaveRecord, plan: WavePlan): WaveRecord['settings'] {
  const { copiedFrom, eligibleShare } = settings
  return {
    ...plan.settings,
    ...(copiedFrom ? { copiedFrom } : {}),
    ...(eligibleShare ? { eligibleShare } : {}),
  }
}

/** Says of a wave that was copied in what it differs from the one before. */
async function noteChanges(db: Database, id: string): Promise<void> {
  const wave = await findWave(db, id)
  const source = wave?.settings.copiedFrom && (await findWave(db, wave.settings.copiedFrom.wave))
  if (!wave || !source) return
  const copiedFrom = { wave: source.id, changed: changedSince(source, wave) }
  updateSettings(db, id, { ...wave.settings, copiedFrom })
}
