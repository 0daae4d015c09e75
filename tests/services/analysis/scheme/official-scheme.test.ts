import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findAnalysis, type AnalysisRecord } from '#app/data/results/analyses.server.ts'
import { setWaveScheme } from '#app/data/schemes/wave-schemes.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { makeBasis, readAnalysisBasis } from '#app/services/analysis/scheme/read-basis.server.ts'
import { runScheme, type SchemeRun } from '#app/statistics/composite/editions/scheme/run-scheme.ts'
import type { IndexBasis } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { schemeLeague } from '#app/statistics/composite/editions/scheme/scheme-league.ts'
import { EDITIONS, type CityReport } from '#app/survey/reports/report.ts'
import { schemeOfFramework, type Scheme } from '#app/survey/scheme/scheme.ts'
import { HIDDEN, makeClosedWave, RANKED } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

const OWN = schemeOfFramework({ code: 'SMILE', version: 1, content: { aggregation: 'arithmetic' } })
const ANOTHER: Scheme = {
  ...OWN,
  weights: {
    first: { method: 'residents' },
    second: {
      method: 'entered',
      weights: { L1: 3, L2: 1, L3: 1, S1: 1, S2: 2, M1: 1, M2: 1, I1: 1, I2: 1, E1: 1, E2: 1, E3: 1 },
    },
    indicators: 'equal',
  },
  peopleShare: { L1: 0.9, E1: 0.1 },
  normalisation: { method: 'percentileRank' },
  treatment: { method: 'winsorise', maxPoints: 1, skew: 2, kurtosis: 3.5 },
  aggregation: { objective: 'arithmetic', first: 'arithmetic', index: 'geometric' },
}

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase('reference')
})
afterAll(() => db.remove())

async function analysed(
  id: string,
  scheme: Scheme | null,
): Promise<{ analysis: AnalysisRecord; basis: IndexBasis }> {
  await makeClosedWave(db, { id })
  if (scheme) {
    // as if it had been chosen before the wave opened
    db.columns.prepare(`UPDATE "Wave" SET "status" = 'draft' WHERE "id" = ?`).run(id)
    setWaveScheme(db, id, { name: 'Another', content: scheme, chosenBy: 'eva', chosenOn: '2026-02-01' })
    db.columns.prepare(`UPDATE "Wave" SET "status" = 'closed' WHERE "id" = ?`).run(id)
  }
  const outcome = await analyseWave(db, id, undefined, { today: '2026-04-02' })
  if (outcome.outcome !== 'analysed') throw new Error(JSON.stringify(outcome))
  const read = await readAnalysisBasis(db, outcome.analysisId)
  if (read.outcome !== 'read') throw new Error(JSON.stringify(read))
  return { analysis: (await findAnalysis(db, outcome.analysisId))!, basis: read.basis }
}

/** Everything of a run that a report of the official analysis says too. */
function officialOf({ index, nodes }: CityReport, edition: 'people' | 'blended') {
  const { value, se, low, high } = index[edition]
  return {
    index: { score: value, se, ciLower: low, ciUpper: high },
    first: nodes
      .filter(({ level }) => level === 'first')
      .map(({ code, [edition]: figure }) => [code, figure.value]),
  }
}
function runOf(run: SchemeRun, city: string) {
  const found = run.cities.find((one) => one.city === city)!
  return {
    index: found.index,
    first: Object.entries(found.firstLevel).map(([code, { score }]) => [code, score]),
  }
}

describe.each([
  ['the framework’s own scheme', 'own', null],
  ['a chosen scheme', 'other', ANOTHER],
] as const)('%s', (_, id, scheme) => {
  let analysis: AnalysisRecord
  let basis: IndexBasis
  beforeAll(async () => ({ analysis, basis } = await analysed(id, scheme)))

  it.each(EDITIONS)('gives the official %s edition to the last bit', (edition) => {
    const run = runScheme(basis, scheme ?? OWN, { edition, level: 0.95 })
    const readable = analysis.cities.filter(({ index }) => index[edition].value !== null)
    expect(run.cities).toHaveLength(readable.length)
    for (const report of readable) expect(runOf(run, report.city.code)).toEqual(officialOf(report, edition))
    const { variance, effective } = analysis.summary.peopleShare[edition]
    expect(run.peopleShare).toMatchObject({ variance, effective })
    for (const { city, rank, low, high, tier } of schemeLeague(basis, run.cities, { level: 0.95 })) {
      const place = analysis.cities.find((report) => report.city.code === city)!.place[edition]
      expect({ rank, leagueLow: low, leagueHigh: high, tier }).toEqual({
        rank: place!.rank,
        leagueLow: place!.leagueLow,
        leagueHigh: place!.leagueHigh,
        tier: place!.tier,
      })
    }
  })

  it('is kept with the analysis', () => {
    expect(analysis.recipe.index.scheme?.name).toBe(scheme ? 'Another' : undefined)
  })

  it('leaves nothing of a hidden city in the basis', () => {
    const hidden = basis.cities.find(({ city }) => city === HIDDEN)!
    expect(hidden).toMatchObject({ part: 'nobody', placed: false })
    expect(hidden.people.every(Number.isNaN)).toBe(true)
    expect(hidden.covariance.every(Number.isNaN)).toBe(true)
  })
})

describe('the basis of an analysis', () => {
  it('is refused once answers have changed, unless it was kept before', async () => {
    const { analysis, basis } = await analysed('changing', null)
    db.columns.prepare(`DELETE FROM "Response" WHERE "waveId" = 'changing' AND "cityCode" = ?`).run(RANKED)
    expect(await readAnalysisBasis(db, analysis.id)).toEqual({ outcome: 'read', basis })
    expect(await makeBasis(db, analysis.id)).toMatchObject({
      outcome: 'refused',
      error: { code: 'ANALYSIS_OUT_OF_DATE', at: { parts: ['responses'] } },
    })
    expect(await readAnalysisBasis(db, 'none-a1')).toMatchObject({ error: { code: 'UNKNOWN_ANALYSIS' } })
  })

  it('tells how often residents name each first-level index', async () => {
    const { analysis, basis } = await analysed('asked', null)
    const asked = analysis.cities.flatMap(({ mark, items }) =>
      mark === 'shown' || mark === 'indicative'
        ? items.filter(({ dimension }) => dimension === 'RANKING')
        : [],
    )
    expect(Object.keys(basis.importance!)).toEqual(['S', 'M', 'I', 'L', 'E'])
    for (const [code, { named: share }] of Object.entries(basis.importance!)) {
      const byCity = asked.map(({ options }) => options.find(({ value }) => value === code)!.share!)
      expect(share).toBeGreaterThanOrEqual(Math.min(...byCity) - 1e-12)
      expect(share).toBeLessThanOrEqual(Math.max(...byCity) + 1e-12)
    }
    const shares = Object.values(basis.importance!)
    expect(Math.max(...shares.map(({ named }) => named))).toBeGreaterThan(0.5)
    for (const rule of ['points', 'first'] as const) {
      expect(shares.reduce((sum, one) => sum + one[rule]!.share, 0)).toBeCloseTo(1, 12)
      for (const { [rule]: votes } of shares) {
        // all or nobody: nothing is left to chance
        expect(votes!.se! > 0).toBe(votes!.share > 0 && votes!.share < 1)
      }
    }
  })
})
