import { afterAll, beforeAll, expect, test } from 'vitest'

import { takenInWriter } from '#app/data/fieldwork/taken-in/store-taken-in.server.ts'
import { setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import { findAnalysis } from '#app/data/results/analyses.server.ts'
import { contentHash, sha256 } from '#app/platform/content-hash.server.ts'
import { findLatestQuestionnaire, insertQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { prepareCityForm } from '#app/services/collection/waves/live-waves.server.ts'
import { comparePresentations } from '#app/services/fieldwork/presentation/compare-presentations.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { seededRandom } from '#app/statistics/random.ts'
import type { Answers } from '#app/survey/item.ts'
import type { TakenIn } from '#app/survey/response.ts'
import { DRAWS, present } from '#app/survey/rules/present.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { answersTo, CITY, makeOpenWave } from '#tests/support/records/waves.ts'

const RESPONSES = 600
let db: TestDatabase
/** everybody's answers to everything, of which the split form hears a part */
const minds: { everything: Answers; draw: number }[] = []
let indexOf: (code: string) => string

/** A split wave whose residents prefer whatever stands first on a scale shown backwards. */
beforeAll(async () => {
  db = await openTestDatabase('reference')
  const split = await findLatestQuestionnaire(db, 'smile-split')
  if (!split) throw new Error('no split form')
  const content = structuredClone(split.content)
  for (const item of content.items) {
    if (item.code === 'smile_greet_day') item.randomise_direction = true
  }
  indexOf = (code) => content.items.find((item) => item.code === code)?.dimension ?? ''
  const own = { code: 'own', form: 'split', content, hash: contentHash(content), frozen: false }
  insertQuestionnaire(db, own)
  await makeOpenWave(db, { questionnaire: 'own@1' })
  const wave = await findWave(db, 'spring')
  const form = wave && (await prepareCityForm(db, wave, CITY))
  if (!form) throw new Error('no form')
  const random = seededRandom(11)
  const rows = Array.from({ length: RESPONSES }, (_, at): TakenIn => {
    const draw = random.integer(DRAWS)
    const { items, presentation } = present(form.items, form.split, draw)
    const everything = answersTo(form.items)
    for (const item of form.items) {
      if (item.scale === 'sat5') everything[item.code] = 1 + random.integer(5)
    }
    const shift = presentation?.reversed ? 1 : 0
    everything['smile_greet_day'] = Math.min(5, 2 + random.integer(3) + shift)
    minds.push({ everything, draw })
    const answers = Object.fromEntries(
      items.flatMap(({ code }) => (everything[code] === undefined ? [] : [[code, everything[code]]])),
    )
    return {
      row: {
        waveId: 'spring',
        id: sha256(String(at)).slice(0, 32),
        cityCode: CITY,
        stratum: null,
        baseWeight: 1,
        day: '2025-03-10',
        language: 'en',
        mode: 'web',
        channel: 'direct',
        noticeVersion: '1',
        questionnaire: 'own@1',
        sex: null,
        ageGroup: null,
        education: null,
        district: null,
        seconds: 300,
        answers: JSON.stringify(answers),
      },
      presentation,
      quarantine: null,
    }
  })
  takenInWriter(db)(rows)
  setWaveStatus(db, 'spring', 'closed')
})
afterAll(() => db.remove())

test('a real difference between directions is found, with its correction', async () => {
  const report = await comparePresentations(db, 'spring')
  if (report.outcome === 'refused') throw new Error('refused')
  expect(report.responses).toBe(RESPONSES)
  const [direction] = report.directions
  expect(direction?.item).toBe('smile_greet_day')
  expect(direction?.difference).toBeGreaterThan(0.7)
  expect(direction?.pHolm).toBeLessThan(1e-6)
  expect(direction?.pHolm).toBeGreaterThanOrEqual(direction?.pValue ?? 1)
  // the made residents rank by the bank's order, whatever stood first
  expect(report.orders.map(({ item }) => item)).toEqual(['dimension_importance'])
  expect(report.orders[0]?.pHolm).toBeGreaterThan(0.001)
})

test('the share asked agrees with the design', async () => {
  const report = await comparePresentations(db, 'spring')
  if (report.outcome === 'refused') throw new Error('refused')
  expect(report.split).toHaveLength(35)
  for (const { shareByDesign, asked, drawn } of report.split) {
    expect(shareByDesign).toBe(0.5)
    expect(Math.abs(asked - drawn / 2) / Math.sqrt(drawn / 4)).toBeLessThan(4)
  }
})

test('items of a split form are estimated from those who were asked', async () => {
  const outcome = await analyseWave(db, 'spring')
  if (outcome.outcome !== 'analysed') throw new Error(JSON.stringify(outcome))
  const report = (await findAnalysis(db, outcome.analysisId))?.cities.find(({ city }) => city.code === CITY)
  const wave = await findWave(db, 'spring')
  const form = wave && (await prepareCityForm(db, wave, CITY))
  let compared = 0
  for (const item of report?.items ?? []) {
    if (!/^[SMILE]\d$/.test(indexOf(item.code))) continue
    const asked = minds.flatMap(({ everything, draw }) =>
      present(form?.items ?? [], form?.split, draw).items.some(({ code }) => code === item.code)
        ? [everything[item.code] as number]
        : [],
    )
    const opinions = asked.filter((value) => value <= 5)
    const mean = opinions.reduce((sum, value) => sum + (value - 1) * 25, 0) / opinions.length
    expect(item.score.n, item.code).toBe(opinions.length)
    expect(item.score.value, item.code).toBeCloseTo(mean, 9)
    compared += 1
  }
  expect(compared).toBe(35)
  // an index of the city rests on all of its items, hence on half of the people
  const second = report?.nodes.filter(({ code }) => /^[SMILE]\d$/.test(code)) ?? []
  expect(second).toHaveLength(12)
  for (const node of second) expect(node.people.value).not.toBeNull()
})

test('an unknown wave is refused', async () => {
  expect(await comparePresentations(db, 'nowhere')).toMatchObject({ outcome: 'refused' })
})
