import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findAnalysis, type AnalysisRecord } from '#app/data/results/analyses.server.ts'
import { analyseWave, repeatAnalysis } from '#app/services/analysis/run/analyse-wave.server.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import {
  EVALUATORS,
  HIDDEN,
  INDICATIVE,
  makeClosedWave,
  OPEN,
  RANKED,
  RANKED_TOO,
  SHOWN,
} from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let db: TestDatabase
let analysis: AnalysisRecord
const heard: [number, number][] = []

beforeAll(async () => {
  db = await openTestDatabase('reference')
  const wave = await makeClosedWave(db)
  const outcome = await analyseWave(db, wave, undefined, {
    today: '2026-04-02',
    onCity: (done, total) => heard.push([done, total]),
  })
  if (outcome.outcome !== 'analysed') throw new Error(JSON.stringify(outcome))
  analysis = (await findAnalysis(db, outcome.analysisId))!
})
afterAll(() => db.remove())

function city(code: string): CityReport {
  return analysis.cities.find((report) => report.city.code === code)!
}

describe('analyseWave', () => {
  it('stores an analysis of every city, with news after each', () => {
    expect(analysis).toMatchObject({ id: 'made-2026-a1', waveId: 'made-2026', createdOn: '2026-04-02' })
    expect(analysis.cities).toHaveLength(7)
    expect(heard.at(-1)).toEqual([7, 7])
    expect(analysis.summary.counts).toMatchObject({ responses: 1066, cities: 7 })
  })

  it('marks each city by its answers and ranks invited samples that are large enough', () => {
    const states = [RANKED, RANKED_TOO, SHOWN, INDICATIVE, EVALUATORS, HIDDEN, OPEN].map((code) => {
      const { mark, place, placeReason } = city(code)
      return [mark, place.people !== null, placeReason]
    })
    expect(states.slice(0, 2)).toEqual([
      ['shown', true, null],
      ['shown', true, null],
    ])
    expect(states.slice(3)).toEqual([
      ['indicative', false, 'effective-n'],
      ['evaluators', false, 'effective-n'],
      ['hidden', false, 'effective-n'],
      ['shown', false, 'open-participation'],
    ])
    expect(city(RANKED).place.people?.of).toBe(analysis.summary.counts.ranked)
  })

  it('gives a band to ranked cities and to smaller invited samples that are shown, to nobody else', () => {
    const banded = (code: string) => city(code).band.blended !== null
    expect([RANKED, RANKED_TOO, SHOWN, INDICATIVE, EVALUATORS, HIDDEN, OPEN].map(banded)).toEqual([
      true,
      true,
      true,
      ...[false, false, false, false],
    ])
  })

  it('weights a city to its people: the weighted profile is that of the margins', () => {
    const { weighting, city: identity } = city(RANKED)
    expect(weighting?.margins.map(({ variable }) => variable)).toEqual([
      'sex_age_group',
      'education',
      'district',
    ])
    for (const { categories } of weighting!.margins) {
      expect(categories.reduce((sum, { after }) => sum + after, 0)).toBeCloseTo(1, 9)
      expect(categories.reduce((sum, { target }) => sum + target, 0)).toBeCloseTo(1, 9)
    }
    const education = weighting!.margins[1]!
    expect(education.categories.at(-1)?.category).toBe('withheld')
    expect(weighting!.kishDesignEffect).toBeGreaterThan(1)
    expect(identity.population15Plus).toBeGreaterThan(1e6)
  })

  it('keeps every step of the weighting, with the classes of nonresponse where people were invited', () => {
    const { weighting } = city(RANKED)
    expect(weighting!.steps.map(({ step }) => step)).toEqual([
      'base',
      'nonresponse',
      'margins',
      'trim',
      'normalise',
    ])
    expect(weighting!.steps.at(-1)).toMatchObject({
      n: 300,
      kishDesignEffect: weighting!.kishDesignEffect,
      effectiveN: weighting!.effectiveN,
    })
    const classes = weighting!.responseClasses!
    expect(classes.flatMap(({ strata }) => strata).sort()).toEqual(['core', 'rim'])
    expect(classes.reduce((sum, { responded }) => sum + responded, 0)).toBe(300)
    for (const { invited, responded, factor } of classes) expect(factor).toBeCloseTo(invited / responded, 10)
    expect(city(EVALUATORS).weighting!.responseClasses).toHaveLength(1)
    expect(weighting!.histogram.reduce((sum, { respondents }) => sum + respondents, 0)).toBe(300)
    expect(weighting!.representativeness).toEqual([])
  })

  it('says of open participation how far it depended on who people are', () => {
    const { weighting } = city(OPEN)
    expect(weighting!.responseClasses).toBeNull()
    expect(weighting!.steps.map(({ step }) => step)).not.toContain('nonresponse')
    const bySex = weighting!.representativeness.find(({ variable }) => variable === 'sex_age_group')!
    expect(bySex.rIndicator).toBeGreaterThan(0.999)
    expect(bySex.cv).toBeGreaterThan(0)
    expect(bySex.cvSe).toBeGreaterThan(0)
    const { distance } = weighting!.margins.find(({ variable }) => variable === 'sex_age_group')!
    expect(distance.before).toBeGreaterThan(distance.after)
  })

  it('gives a second-level index of one item the score of that item, with its interval', () => {
    const report = city(RANKED)
    const item = report.items.find(({ dimension }) => dimension === 'S1')!
    const node = report.nodes.find(({ code }) => code === 'S1')!
    expect(node.people).toEqual(item.score)
    expect(node.flag).toBe('objective-missing')
    expect(node.blended).toEqual(node.people)
    expect(report.smileRate).toEqual(report.items.find(({ code }) => code === 'smile_greet_day')?.topTwo)
  })

  it('blends both sides by the share the framework gives', () => {
    const { nodes } = city(RANKED)
    const node = nodes.find(({ code }) => code === 'L1')!
    expect(node).toMatchObject({ peopleShare: 0.5, flag: null })
    expect(node.blended.value).toBeCloseTo(0.5 * node.people.value! + 0.5 * node.objective!, 10)
    expect(node.blended.se).toBeCloseTo(0.5 * node.people.se!, 10)
    const first = nodes.find(({ code }) => code === 'S')!
    const children = ['S1', 'S2'].map((code) => nodes.find((one) => one.code === code)!.people.value!)
    expect(first.people.value).toBeCloseTo((children[0]! + children[1]!) / 2, 10)
  })

  it('shows the whole distribution of an item, don’t know included, and it explains the score', () => {
    const item = city(RANKED).items.find(({ code }) => code === 'city_life_satisfaction')!
    const shares = item.options.map(({ share }) => share!)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10)
    const opinions = item.options.filter(({ missing }) => !missing)
    const total = opinions.reduce((sum, { share }) => sum + share!, 0)
    const mean = opinions.reduce((sum, { share, value }) => sum + share! * ((Number(value) - 1) * 25), 0)
    expect(item.score.value).toBeCloseTo(mean / total, 9)
    const best = opinions.filter(({ value }) => Number(value) >= 4)
    expect(item.topTwo.value).toBeCloseTo((100 * best.reduce((sum, { share }) => sum + share!, 0)) / total, 9)
    expect(item.dontKnow! + item.notApplicable!).toBeCloseTo(1 - total, 10)
  })

  it('keeps no figure of a city with fewer than ten answers', () => {
    const hidden = city(HIDDEN)
    expect(hidden).toMatchObject({ mark: 'hidden', n: null, effectiveN: null, weighting: null })
    expect(hidden.index.people).toMatchObject({ value: null, mark: 'hidden' })
    expect(hidden.smileRate.value).toBeNull()
    for (const item of hidden.items) {
      expect(item.score.value).toBeNull()
      expect(item.options.every(({ share }) => share === null)).toBe(true)
    }
    expect(hidden.objective.length).toBeGreaterThan(0)
  })

  it('lets only figures that everyone may read into groups, and keeps the designs apart', () => {
    const all = analysis.summary.groups.find(({ by }) => by === 'all')!
    expect(all.cities).toBe(4)
    expect(all.plain.people.n).toBe(300 + 280 + 150 + 60)
    const scores = [RANKED, RANKED_TOO, SHOWN, INDICATIVE].map((code) => city(code).index.people.value!)
    expect(all.plain.people.value).toBeCloseTo(scores.reduce((sum, score) => sum + score, 0) / 4, 10)
  })

  it('says what a reader should know', () => {
    expect(analysis.summary.warnings).toContain('open-participation:1')
    expect(analysis.summary.warnings).toContain('margins-old:2020-11-01 7')
    expect(city(RANKED).weighting!.warnings).toContain('margins-old:2020-11-01')
    expect(analysis.summary.warnings.some((text) => text.startsWith('cells-thin:sex_age_group'))).toBe(true)
  })

  it('stores nothing that is no number', () => {
    const text = JSON.stringify(analysis, (_key, value: unknown) => {
      if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('not finite')
      return value
    })
    expect(text).not.toMatch(/NaN|Infinity/)
  })

  it('gives the same results when it is repeated, to the last digit', async () => {
    const again = await repeatAnalysis(db, 'made-2026', analysis.recipe)
    if (again.outcome !== 'computed') throw new Error(JSON.stringify(again))
    expect(JSON.stringify(again.cities)).toBe(JSON.stringify(analysis.cities))
    expect(JSON.stringify(again.summary)).toBe(JSON.stringify(analysis.summary))
    expect(again.hashes).toEqual(analysis.hashes)
  })
})
