import { describe, expect, it } from 'vitest'

import { estimateScores } from '#app/statistics/estimation/scores/estimate-scores.ts'
import { seededRandom } from '#app/statistics/random.ts'
import type { CityColumns, InvitedStratum, WeightingRecipe } from '#app/statistics/weighting/city-columns.ts'
import { adjustNonresponse } from '#app/statistics/weighting/steps/adjust-nonresponse.ts'
import type { MarginCells } from '#app/statistics/weighting/steps/margin-cells.ts'
import { rake } from '#app/statistics/weighting/steps/rake.ts'
import { weighCity } from '#app/statistics/weighting/weigh-city.ts'

const recipe: WeightingRecipe = {
  nonresponse: { classes: 'strata', mergeBelow: 0 },
  margins: [],
  collapseBelow: 0,
  trimUpperMedians: null,
  maxIterations: 500,
  tolerance: 1e-13,
  normaliseTo: null,
  withheld: 'refuse',
}

/** Four strata of different size, invited and answering differently; `responded` answered in each. */
const STRATA = [
  { name: 'north', population: 40_000, invited: 200 },
  { name: 'east', population: 30_000, invited: 300 },
  { name: 'south', population: 20_000, invited: 100 },
  { name: 'west', population: 10_000, invited: 400 },
]

/** Respondents of the strata, row by row, with a sex each. */
function sample(responded: number[]) {
  const strata = Int32Array.from(responded.flatMap((count, h) => new Array<number>(count).fill(h)))
  const base = STRATA.map(({ population, invited }) => population / invited)
  const invited: InvitedStratum[] = STRATA.map(({ name, population, invited: asked }) => ({
    name,
    invited: asked,
    weight: population,
  }))
  const sex = Int32Array.from(strata, (_, i) => (i % 5 < 2 ? 1 : 0))
  const columns: CityColumns = {
    baseWeights: Float64Array.from(strata, (h) => base[h]!),
    strata,
    stratumSizes: Float64Array.from(STRATA, ({ population }) => population),
    invited,
    margins: [
      {
        variable: 'sex',
        categories: ['female', 'male'],
        totals: Float64Array.of(52_000, 48_000),
        codes: sex,
      },
    ],
  }
  return { columns, strata, base, sex }
}

/** All invited as the steps want them: respondents first, nonrespondents of every stratum after them. */
function everyone(responded: number[], { strata, base, sex }: ReturnType<typeof sample>, classOf: number[]) {
  const missing = STRATA.flatMap(({ invited }, h) => new Array<number>(invited - responded[h]!).fill(h))
  const all = [...strata, ...missing]
  const cells = (variable: string, codes: number[], totals: number[]): MarginCells => ({
    variables: [variable],
    categories: totals.map((_, c) => [String(c)]),
    totals: Float64Array.from(totals),
    codes: Int32Array.from(codes),
    categoriesOf: (row) => [String(codes[row])],
  })
  return {
    weights: Float64Array.from(all, (h) => base[h]!),
    answered: Float64Array.from(all, (_, i) => (i < strata.length ? 1 : 0)),
    classes: cells(
      'class',
      all.map((h) => classOf[h]!),
      classOf.map(() => 0),
    ),
    sex: cells('sex', [...sex, ...missing.map(() => 0)], [52_000, 48_000]),
  }
}

describe('weighting classes for nonresponse', () => {
  it('give the weights of the general step on the file of all invited', () => {
    const responded = [60, 150, 45, 100]
    const made = sample(responded)
    const { weights, answered, classes } = everyone(responded, made, [0, 1, 2, 3])
    const expected = adjustNonresponse(classes, answered)(weights).weights
    const ours = weighCity(made.columns, recipe)
    ours.weights.forEach((w, i) => expect(Math.abs(w / expected[i]! - 1)).toBeLessThan(1e-14))
    expect(ours.diagnostics.responseClasses).toEqual(
      STRATA.map(({ name, invited }, h) => ({
        strata: [name],
        invited,
        responded: responded[h],
        factor: expect.closeTo(invited / responded[h]!, 12),
      })),
    )
    expect(ours.diagnostics.steps.map(({ step }) => step)).toEqual(['base', 'nonresponse'])
    expect(ours.diagnostics.steps[1]!.sum).toBeCloseTo(100_000, 6)
  })

  it('and raking after them those of both general steps', () => {
    const responded = [60, 150, 45, 100]
    const made = sample(responded)
    const { weights, answered, classes, sex } = everyone(responded, made, [0, 1, 2, 3])
    const adjusted = adjustNonresponse(classes, answered)(weights).weights
    const expected = rake([sex], { maxIterations: 500, tolerance: 1e-13 })(adjusted).weights
    const ours = weighCity(made.columns, { ...recipe, margins: ['sex'] })
    ours.weights.forEach((w, i) => expect(Math.abs(w / expected[i]! - 1)).toBeLessThan(1e-12))
  })

  it('merge a thin class, and an empty one always, with the class that answered most alike', () => {
    const responded = [60, 150, 8, 100]
    const made = sample(responded)
    const merged = weighCity(made.columns, { ...recipe, nonresponse: { classes: 'strata', mergeBelow: 20 } })
    const { weights, answered, classes } = everyone(responded, made, [0, 1, 3, 3])
    const expected = adjustNonresponse(classes, answered)(weights).weights
    merged.weights.forEach((w, i) => expect(Math.abs(w / expected[i]! - 1)).toBeLessThan(1e-14))
    expect(merged.diagnostics.responseClasses!.map(({ strata }) => strata)).toEqual([
      ['north'],
      ['east'],
      ['south', 'west'],
    ])
    const silent = weighCity(sample([60, 150, 0, 100]).columns, recipe).diagnostics
    expect(silent.responseClasses!.map(({ strata }) => strata)).toContainEqual(['south', 'west'])
    expect(silent.steps[1]!.sum).toBeCloseTo(100_000, 6)
  })

  it('estimate with the error of a stratified sample of the respondents', () => {
    const responded = [60, 150, 45, 100]
    const { columns, strata } = sample(responded)
    const values = Float64Array.from(strata, (h, i) => 20 * h + ((i * 37) % 50))
    const options = { confidenceLevel: 0.95, lonelyPsu: 'fail' } as const
    const adjusted = estimateScores(weighCity(columns, recipe), [{ code: 'y', values }], options).rows[0]!
    const direct = weighCity(
      {
        ...columns,
        baseWeights: Float64Array.from(strata, (h) => STRATA[h]!.population / responded[h]!),
      },
      { ...recipe, nonresponse: null },
    )
    const expected = estimateScores(direct, [{ code: 'y', values }], options).rows[0]!
    for (const key of ['estimate', 'se', 'ciLower', 'ciUpper', 'deff'] as const) {
      expect(Math.abs(adjusted[key]! / expected[key]! - 1)).toBeLessThan(1e-12)
    }
  })

  it('are left out where nobody knows the invited, or the recipe does without', () => {
    const { columns } = sample([60, 150, 45, 100])
    const { invited: _invited, ...unknown } = columns
    for (const weighting of [
      weighCity(unknown, recipe),
      weighCity(columns, { ...recipe, nonresponse: null }),
    ]) {
      expect(weighting.weights).toEqual(columns.baseWeights)
      expect(weighting.diagnostics.responseClasses).toBeNull()
    }
  })

  it('refuse more answers than invitations, naming the stratum', () => {
    expect(() => weighCity(sample([60, 150, 101, 100]).columns, recipe)).toThrow(
      expect.objectContaining({
        code: 'INVALID_DATA',
        at: expect.objectContaining({ stratum: 'south', invited: 100, responded: 101 }),
      }),
    )
  })

  it('cover the truth where answering depends on the stratum alone', () => {
    const SAMPLES = 400
    const random = seededRandom(7)
    const rates = [0.2, 0.5, 0.7, 0.35]
    const people = STRATA.map(({ population }, h) =>
      Float64Array.from({ length: population / 10 }, () => 40 + 12 * h + 15 * random.normal()),
    )
    const total = people.reduce((sum, { length }) => sum + length, 0)
    const truth = people.flatMap((values) => [...values]).reduce((a, b) => a + b, 0) / total
    let covered = 0
    let naive = 0
    for (let draw = 0; draw < SAMPLES; draw++) {
      const rows = people.flatMap((values, h) => {
        const chosen = new Set<number>()
        while (chosen.size < STRATA[h]!.invited) chosen.add(random.integer(values.length))
        return [...chosen].filter(() => random.uniform() < rates[h]!).map((i) => ({ h, y: values[i]! }))
      })
      const columns: CityColumns = {
        baseWeights: Float64Array.from(rows, ({ h }) => people[h]!.length / STRATA[h]!.invited),
        strata: Int32Array.from(rows, ({ h }) => h),
        stratumSizes: Float64Array.from(people, ({ length }) => length),
        invited: STRATA.map(({ name, invited }, h) => ({ name, invited, weight: people[h]!.length })),
        margins: [],
      }
      const values = Float64Array.from(rows, ({ y }) => y)
      const covers = (rule: WeightingRecipe['nonresponse']) => {
        const weighting = weighCity(columns, { ...recipe, nonresponse: rule })
        const options = { confidenceLevel: 0.95, lonelyPsu: 'fail' } as const
        const row = estimateScores(weighting, [{ code: 'y', values }], options).rows[0]!
        return row.ciLower! <= truth && truth <= row.ciUpper! ? 1 : 0
      }
      covered += covers({ classes: 'strata', mergeBelow: 20 })
      naive += covers(null)
    }
    const error = Math.sqrt((0.95 * 0.05) / SAMPLES)
    console.info(`coverage with classes ${covered / SAMPLES}, without ${naive / SAMPLES}`)
    expect(Math.abs(covered / SAMPLES - 0.95)).toBeLessThan(3 * error)
    expect(naive / SAMPLES).toBeLessThan(0.5)
  })
})
