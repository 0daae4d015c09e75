import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findLatestQuestionnaire, insertQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import { findAnalysis, type AnalysisRecord } from '#app/data/results/analyses.server.ts'
import { contentHash } from '#app/platform/content-hash.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { protectReport } from '#app/services/publication/protection/protect-report.ts'
import type { AnswerValue } from '#app/survey/item.ts'
import { EVALUATORS, HIDDEN, makeClosedWave, OPEN } from '#tests/support/records/analysed-wave.ts'
import { MINUTES, WAYS } from '#tests/support/records/every-kind.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let db: TestDatabase
let analysis: AnalysisRecord

const RESPONSES = 200
/** What the n-th respondent said, by a rule that leaves answers out and takes the ones beside the number. */
const minutesOf = (n: number): AnswerValue | undefined =>
  n % 7 === 0 ? undefined : n % 5 === 0 ? 'no_work' : (n % 10) * 10
const waysOf = (n: number): AnswerValue | undefined =>
  n % 7 === 0 ? undefined : n % 3 === 0 ? ['none'] : n % 2 === 0 ? ['walk', 'bus'] : ['bus']

beforeAll(async () => {
  db = await openTestDatabase('reference')
  const short = await findLatestQuestionnaire(db, 'smile-short')
  const content = { ...short!.content, items: [...short!.content.items, WAYS, MINUTES] }
  insertQuestionnaire(db, {
    code: 'kinds',
    form: 'short',
    content,
    hash: contentHash(content),
    frozen: false,
  })
  const wave = await makeClosedWave(db, {
    questionnaire: 'kinds',
    cities: [
      { code: OPEN, responses: RESPONSES, design: 'open' },
      { code: EVALUATORS, responses: 20, design: 'open' },
      { code: HIDDEN, responses: 6, design: 'open' },
    ],
    // equal weights: what is expected can be counted
    settings: { margins: [] },
    change: (row, at) => {
      const given = { [MINUTES.code]: minutesOf(at), [WAYS.code]: waysOf(at) }
      return { ...row, answers: JSON.stringify({ ...JSON.parse(row.answers), ...given }) }
    },
  })
  const outcome = await analyseWave(db, wave, undefined, { today: '2026-04-02' })
  if (outcome.outcome !== 'analysed') throw new Error(JSON.stringify(outcome))
  analysis = (await findAnalysis(db, outcome.analysisId))!
})
afterAll(() => db.remove())

const reportOf = (code: string) => analysis.cities.find(({ city }) => city.code === code)!
const itemOf = (city: string, code: string) => reportOf(city).items.find((item) => item.code === code)!
const everybody = Array.from({ length: RESPONSES }, (_, at) => at)

describe('An item that asks for a number', () => {
  it('is described by its mean over those who gave one, with its error', () => {
    const numbers = everybody.map(minutesOf).filter((value) => typeof value === 'number')
    const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length
    const spread = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0)
    const { mean: figure, unit, options, score } = itemOf(OPEN, MINUTES.code)
    expect(figure?.value).toBeCloseTo(mean, 9)
    expect(figure?.n).toBe(numbers.length)
    // between a simple random sample with n and with n - 1 in the denominator
    expect(figure?.se).toBeGreaterThan(Math.sqrt(spread) / numbers.length / 1.02)
    expect(figure?.se).toBeLessThan((Math.sqrt(spread) / numbers.length) * 1.02)
    expect(figure?.mark).toBe('shown')
    expect([unit, options, score.value]).toEqual([MINUTES.unit, [], null])
  })

  it('says nothing of too few, to the public nor to anybody', () => {
    expect(itemOf(HIDDEN, MINUTES.code).mean).toMatchObject({ value: null, n: null, mark: 'hidden' })
    expect(itemOf(EVALUATORS, MINUTES.code).mean).toMatchObject({ mark: 'evaluators' })
    expect(itemOf(EVALUATORS, MINUTES.code).mean?.value).not.toBeNull()
    const seen = protectReport(reportOf(EVALUATORS)).items.find(({ code }) => code === MINUTES.code)
    expect(seen?.mean).toMatchObject({
      value: null,
      se: null,
      low: null,
      high: null,
      n: null,
      mark: 'hidden',
    })
  })
})

describe('An item with several choices', () => {
  it('is described by the share of each option among those who answered', () => {
    const given = everybody.map(waysOf).filter((value) => Array.isArray(value))
    for (const { value, share } of itemOf(OPEN, WAYS.code).options) {
      const named = given.filter((list) => list.includes(value)).length
      expect(share, String(value)).toBeCloseTo(named / given.length, 9)
    }
  })
})
