import { insertResponses } from '#app/data/fieldwork/responses/responses.server.ts'
import { insertStrata } from '#app/data/fieldwork/strata.server.ts'
import { insertWave, setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import { listMargins } from '#app/data/reference/margins.server.ts'
import { findLatestFramework } from '#app/data/reference/frameworks.server.ts'
import { findLatestQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { sha256 } from '#app/platform/content-hash.server.ts'
import { seededRandom, type RandomSource } from '#app/statistics/random.ts'
import type { Answers, Item } from '#app/survey/item.ts'
import { DEFAULT_POPULATION } from '#app/survey/wave/new-wave.ts'
import type { ResponseRow } from '#app/survey/response.ts'
import { waveSettingsSchema, type ParticipationDesign, type WaveSettings } from '#app/survey/wave/wave.ts'

/** A city of a made wave: how many answered, and how they were found. */
export interface MadeCity {
  code: string
  responses: number
  design?: ParticipationDesign
}

/** One city for each thing that can happen to a city, under the thresholds of `makeClosedWave`. */
export const RANKED = '330100'
export const RANKED_TOO = '320100'
export const SHOWN = '320500'
export const INDICATIVE = '330200'
export const EVALUATORS = '320200'
export const HIDDEN = '330300'
export const OPEN = '310000'

const CITIES: MadeCity[] = [
  { code: RANKED, responses: 300 },
  { code: RANKED_TOO, responses: 280 },
  { code: SHOWN, responses: 150 },
  { code: INDICATIVE, responses: 60 },
  { code: EVALUATORS, responses: 20 },
  { code: HIDDEN, responses: 6 },
  { code: OPEN, responses: 250, design: 'open' },
]

export interface MadeWave {
  id?: string
  cities?: MadeCity[]
  seed?: number
  synthetic?: boolean
  status?: 'open' | 'closed'
  /** March by default */
  opensOn?: string
  closesOn?: string
  settings?: Partial<WaveSettings>
  /** codes of versions, such as smile-core and SMILE; the latest of each is taken */
  questionnaire?: string
  framework?: string
  /** changes a drawn response before it is stored */
  change?: (row: ResponseRow, number: number) => ResponseRow
}

/**
 * Makes a closed wave on a database with reference data: two strata in each invited city, answers drawn with a fixed
 * seed. From 100 effective answers a city is ranked, from 80 it is shown in full.
 *
 * @returns its id
 */
export async function makeClosedWave(db: Database, made: MadeWave = {}): Promise<string> {
  const { id = 'made-2026', cities = CITIES, seed = 1, synthetic = true, status = 'closed' } = made
  const framework = await findLatestFramework(db, made.framework ?? 'SMILE')
  const questionnaire = await findLatestQuestionnaire(db, made.questionnaire ?? 'smile-short')
  if (!framework || !questionnaire) throw new Error('the reference data are not loaded')
  insertWave(db, {
    id,
    title: { 'zh-CN': '测试调查', en: 'Test survey' },
    opensOn: made.opensOn ?? '2026-03-01',
    closesOn: made.closesOn ?? '2026-03-31',
    languages: ['zh-CN', 'en'],
    noticeVersion: '1',
    settings: waveSettingsSchema.parse({
      population: DEFAULT_POPULATION,
      minutes: 4,
      thresholds: { rankedFromEffectiveN: 100, shownFromEffectiveN: 80 },
      ...made.settings,
    }),
    synthetic,
    secret: sha256(id),
    frameworkId: framework.id,
    questionnaireId: questionnaire.id,
    cities: cities.map(({ code, design = 'invited' }) => ({ code, design, label: null })),
  })
  const random = seededRandom(seed)
  const rows: ResponseRow[] = []
  for (const city of cities) {
    const draw = await cityDrawer(db, id, city, questionnaire.content.items, random)
    for (let at = 0; at < city.responses; at++) rows.push(draw(`${id} ${city.code} ${at}`))
  }
  insertResponses(db, made.change ? rows.map(made.change) : rows)
  setWaveStatus(db, id, 'open')
  if (status === 'closed') setWaveStatus(db, id, 'closed')
  return id
}

/** Residents of a city by its census margins, women answering more readily than men. */
async function cityDrawer(db: Database, waveId: string, city: MadeCity, items: Item[], random: RandomSource) {
  const margins = await listMargins(db, city.code)
  const categoriesOf = (variable: string) => margins.filter((row) => row.variable === variable)
  const invited = (city.design ?? 'invited') === 'invited'
  const strata = ['core', 'rim'].map((code) => ({ code, label: code, population: 2_000_000, invited: 2000 }))
  if (invited) {
    const rows = strata.map((stratum) => ({ cityCode: city.code, ...stratum }))
    insertStrata(db, waveId, rows)
  }
  const level = random.normal() * 0.4
  return (key: string): ResponseRow => {
    const person = pick(categoriesOf('sex_age_group'), random).split(':')
    const sex = random.uniform() < 0.3 ? 'female' : (person[0] ?? null)
    const withheld = random.uniform() < 0.05
    return {
      waveId,
      id: sha256(key).slice(0, 32),
      cityCode: city.code,
      stratum: invited ? (random.uniform() < 0.5 ? 'core' : 'rim') : null,
      baseWeight: invited ? 1000 : 1,
      day: '2026-03-10',
      language: 'zh-CN',
      mode: 'web',
      channel: 'link',
      noticeVersion: '1',
      questionnaire: 'smile-short@1',
      sex,
      ageGroup: person[1] ?? null,
      education: withheld ? null : pick(categoriesOf('education'), random),
      district: pick(categoriesOf('district'), random),
      seconds: 60 + random.integer(120),
      answers: JSON.stringify(drawAnswers(items, level, random)),
    }
  }
}

/** A category of a margin, drawn by its share. */
export function pick(rows: { category: string; share: number }[], random: RandomSource): string {
  let left = random.uniform() * rows.reduce((sum, { share }) => sum + share, 0)
  for (const { category, share } of rows) {
    left -= share
    if (left < 0) return category
  }
  return rows.at(-1)?.category ?? ''
}

/** Opinions around a mood of the person, one in twenty without one. */
export function drawAnswers(items: Item[], level: number, random: RandomSource): Answers {
  const mood = level + random.normal() * 0.6
  const answers: Answers = {}
  for (const item of items) {
    const missing = item.options.filter((option) => option.missing)
    if (item.scale) {
      const point = Math.min(5, Math.max(1, Math.round(3.6 + mood + random.normal() * 0.7)))
      const none = missing[random.integer(missing.length)]
      answers[item.code] = none && random.uniform() < 0.05 ? none.value : point
    } else if (item.type === 'ranking') {
      answers[item.code] = ['S', 'L', 'E'].slice(0, 1 + random.integer(3))
    } else if (item.code === 'told_how_to_answer') {
      answers[item.code] = random.uniform() < 0.1 ? 'yes' : 'no'
    }
  }
  return answers
}
