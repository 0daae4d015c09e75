import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { insertStrata } from '#app/data/fieldwork/strata.server.ts'
import { findWave, insertWave, setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { findLatestFramework } from '#app/data/reference/frameworks.server.ts'
import { findLatestQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import { sha256 } from '#app/platform/content-hash.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { newWaveSchema } from '#app/survey/wave/new-wave.ts'
import { itemsForCity } from '#app/survey/questionnaire/questionnaire.ts'
import { batchWriter } from './batch-writer.server.ts'
import { listCityFrames } from './city-frames.server.ts'
import {
  FRAMEWORK,
  NOTICE_VERSION,
  QUESTIONNAIRE,
  SEEDED_WAVE,
  type SeededWave,
} from './demonstration-waves.ts'
import { allocateResponses } from './synthetic/allocate-responses.ts'
import { drawCity, type CityInput, type WaveColumns } from './synthetic/draw-responses.ts'

export interface SeedRequest {
  /** the largest so many cities that have margins */
  cities: number
  responses: number
  /** a whole number; the same gives the same answers */
  seed: number
  /** of the wave */
  id: string
  /** what else the wave is; this year's by default */
  wave?: SeededWave
  now: Date
  /** called with the number of answers stored since the last call */
  progress: (stored: number) => void
}

export type SeedOutcome =
  { outcome: 'seeded'; wave: string; cities: number; responses: number; invited: number } | Refused

/** a city has at least so many residents per answer */
const RESIDENTS_PER_ANSWER = 8
const DAY = 86_400_000

/**
 * Makes a closed synthetic wave: an invited sample of cities, stratified by district, with answers drawn from the
 * census and a model of opinions. It is labelled synthetic everywhere. Until it is complete its status is draft.
 *
 * @returns refused with INVALID_WAVE, WAVE_EXISTS, NO_REFERENCE_DATA, TOO_MANY_CITIES, TOO_FEW_RESPONSES or
 *   TOO_MANY_RESPONSES; nothing is stored then
 */
export async function seedWave(db: Database, request: SeedRequest): Promise<SeedOutcome> {
  const { id, seed, responses, progress, wave = SEEDED_WAVE } = request
  if (!newWaveSchema.shape.id.safeParse(id).success) {
    return refused('INVALID_WAVE', 'The id of a wave has small letters, digits and single hyphens.', { id })
  }
  if (await findWave(db, id)) return refused('WAVE_EXISTS', `There is already a wave ${id}.`, { id })

  const framework = await findLatestFramework(db, FRAMEWORK)
  const questionnaire = await findLatestQuestionnaire(db, QUESTIONNAIRE)
  if (!framework || !questionnaire) return refused('NO_REFERENCE_DATA', 'The reference data are not loaded.')

  const chosen = await chooseCities(db, request.cities, responses, wave.opensOn)
  if ('outcome' in chosen) return chosen

  const { title, opensOn, closesOn, settings } = wave
  insertWave(db, {
    ...{ title, opensOn, closesOn, settings },
    id,
    languages: ['zh-CN', 'en'],
    noticeVersion: NOTICE_VERSION,
    synthetic: true,
    secret: sha256(`synthetic ${id} ${seed}`),
    frameworkId: framework.id,
    questionnaireId: questionnaire.id,
    cities: chosen.map(({ code }) => ({ code, design: 'invited', label: null })),
  })
  const columns = { waveId: id, noticeVersion: NOTICE_VERSION, questionnaire: questionnaire.id }
  const inputs = chosen.map((city) => {
    const districts = city.strata.map(({ code, label }) => ({ code, nameZh: label }))
    return { ...city, items: itemsForCity(questionnaire.content, { districts, clusterCore: null }) }
  })
  const invited = await storeCities(db, inputs, columns, { seed, wave, progress })
  inOneTransaction(db, () => {
    setWaveStatus(db, id, 'closed')
    const detail = { cities: inputs.length, responses, seed }
    insertAudit(db, { actor: 'command-line', action: 'demonstration-made', subject: id, detail }, request.now)
  })
  return { outcome: 'seeded', wave: id, cities: inputs.length, responses, invited }
}

/** The cities of the wave, each with the number of answers it will have. */
async function chooseCities(
  db: Database,
  cities: number,
  responses: number,
  day: string,
): Promise<Omit<CityInput, 'items'>[] | Refused> {
  const frames = await listCityFrames(db, day)
  if (cities > frames.length) {
    const message = `Only ${frames.length} cities have the margins a sample needs.`
    return refused('TOO_MANY_CITIES', message, { most: frames.length })
  }
  if (responses < cities) {
    return refused('TOO_FEW_RESPONSES', 'Each city needs at least one response.', { least: cities })
  }
  const chosen = frames.slice(0, cities)
  const sizes = allocateResponses(
    chosen.map(({ population15Plus }) => population15Plus),
    responses,
  )
  const small = chosen.find(
    ({ population15Plus }, at) => sizes[at]! * RESIDENTS_PER_ANSWER > population15Plus,
  )
  if (small) {
    const message = 'A city does not have the residents for so many responses.'
    return refused('TOO_MANY_RESPONSES', message, { city: small.code })
  }
  return chosen.map((frame, at) => ({ ...frame, responses: sizes[at]! }))
}

/** Draws and stores frame and responses city by city. @returns invitations in all */
async function storeCities(
  db: Database,
  cities: CityInput[],
  columns: WaveColumns,
  { seed, wave, progress }: Pick<SeedRequest, 'seed' | 'progress'> & { wave: SeededWave },
): Promise<number> {
  const days = daysBetween(wave.opensOn, wave.closesOn)
  const writer = batchWriter(db, progress)
  let invited = 0
  for (const input of cities) {
    const { strata, drawResponse } = drawCity(input, columns, days, { seed, otherYear: wave.otherYear })
    insertStrata(
      db,
      columns.waveId,
      strata.map(({ readiness: _hidden, ...stratum }) => ({ cityCode: input.code, ...stratum })),
    )
    invited += strata.reduce((total, stratum) => total + stratum.invited, 0)
    for (let drawn = 0; drawn < input.responses; drawn++) await writer.add(drawResponse())
  }
  await writer.finish()
  return invited
}

function daysBetween(first: string, last: string): string[] {
  const days = (Date.parse(last) - Date.parse(first)) / DAY + 1
  return Array.from({ length: days }, (_, at) =>
    new Date(Date.parse(first) + at * DAY).toISOString().slice(0, 10),
  )
}
