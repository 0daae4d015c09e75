import { describe, expect, it } from 'vitest'

import { estimateScores } from '#app/statistics/estimation/scores/estimate-scores.ts'
import { seededRandom } from '#app/statistics/random.ts'
import { replicateCovariance } from '#app/statistics/variance/replicates.ts'
import type { CityColumns, WeightingRecipe } from '#app/statistics/weighting/city-columns.ts'
import { replicateCity, replicateScale } from '#app/statistics/weighting/replicates/replicate-city.ts'
import { weighCity } from '#app/statistics/weighting/weigh-city.ts'

const RECIPE: WeightingRecipe = {
  nonresponse: null,
  margins: ['sex', 'age'],
  collapseBelow: 10,
  trimUpperMedians: 5,
  maxIterations: 500,
  tolerance: 1e-10,
  normaliseTo: 'population',
  withheld: 'own-share',
}

/** A stratified sample of a small population; opinions lean on stratum, sex and age. */
function drawnCity(n: number, sizes: number[] = [900, 5000, 40_000]) {
  const random = seededRandom(7)
  const strata = new Int32Array(n)
  const sex = new Int32Array(n)
  const age = new Int32Array(n)
  const values = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    strata[i] = random.integer(sizes.length)
    sex[i] = random.uniform() < 0.7 ? 0 : 1
    age[i] = random.uniform() < 0.06 ? -1 : random.integer(3)
    values[i] = 50 + 8 * strata[i]! + 10 * sex[i]! + 5 * age[i]! + 15 * random.normal()
  }
  const columns: CityColumns = {
    baseWeights: new Float64Array(n).fill(40),
    strata,
    stratumSizes: Float64Array.from(sizes),
    margins: [
      { variable: 'sex', categories: ['f', 'm'], totals: Float64Array.of(23_000, 22_900), codes: sex },
      {
        variable: 'age',
        categories: ['a', 'b', 'c'],
        totals: Float64Array.of(9000, 16_900, 20_000),
        codes: age,
        ordered: true,
      },
    ],
  }
  return { columns, values }
}

function weightsOf(columns: CityColumns, count: number, recipe = RECIPE) {
  const weighting = weighCity(columns, recipe)
  const made = replicateCity(columns, recipe, weighting, { count, seed: 11, lonelyPsu: 'adjust' })
  const n = weighting.weights.length
  const weights = Array.from({ length: count }, () => new Float64Array(n))
  const row = new Float64Array(count)
  for (let i = 0; i < n; i++) {
    made.fill(i, row)
    row.forEach((weight, r) => (weights[r]![i] = weight))
  }
  return { weighting, weights }
}

const meanOf = (weights: Float64Array, values: Float64Array) =>
  weights.reduce((sum, w, i) => sum + w * values[i]!, 0) / weights.reduce((sum, w) => sum + w, 0)

function replicateErrors(weights: Float64Array[], full: Float64Array, columns: Float64Array[]) {
  const count = weights.length
  const estimates = columns.map((values) => meanOf(full, values))
  const covariance = replicateCovariance(
    { weights, scale: replicateScale(count), rscales: new Float64Array(count).fill(1), mse: true },
    estimates,
    weights.map((one) => Float64Array.from(columns, (values) => meanOf(one, values))),
  )
  return estimates.map((_, k) => Math.sqrt(covariance[k * columns.length + k]!))
}

describe('replicate weights of a city', () => {
  it('give the linearised standard error, finite population and raking included', () => {
    const { columns, values } = drawnCity(420)
    const { weighting, weights } = weightsOf(columns, 2000)
    const high = values.map((value) => (value > 70 ? 1 : 0))
    const scores = estimateScores(
      weighting,
      [
        { code: 'mean', values },
        { code: 'share', values: high },
      ],
      { confidenceLevel: 0.95, lonelyPsu: 'adjust' },
    )
    replicateErrors(weights, weighting.weights, [values, high]).forEach((se, k) => {
      expect(Math.abs(se / scores.rows[k]!.se! - 1)).toBeLessThan(0.06)
    })
  })

  it('count a lone respondent of a stratum as `adjust` does', () => {
    const { columns, values } = drawnCity(60, [2000])
    const strata = Int32Array.from(values, (_, i) => (i === 5 ? 1 : 0))
    values[5] = 160
    const lone = { ...columns, strata, stratumSizes: Float64Array.of(2000, 300), margins: [] }
    const { weighting, weights } = weightsOf(lone, 4000, { ...RECIPE, margins: [] })
    const { rows } = estimateScores(weighting, [{ code: 'mean', values }], {
      confidenceLevel: 0.95,
      lonelyPsu: 'adjust',
    })
    const [se] = replicateErrors(weights, weighting.weights, [values])
    expect(Math.abs(se! / rows[0]!.se! - 1)).toBeLessThan(0.05)
  })

  it('meet the margins of the full weights, each of them, and are never negative', () => {
    const { columns } = drawnCity(300)
    const { weighting, weights } = weightsOf(columns, 20)
    for (const { codes, categories } of columns.margins) {
      categories.forEach((_, c) => {
        const total = (own: Float64Array) => own.reduce((sum, w, i) => (codes[i] === c ? sum + w : sum), 0)
        for (const own of weights) expect(total(own) / total(weighting.weights)).toBeCloseTo(1, 8)
      })
    }
    expect(weights.every((own) => own.every((weight) => weight > 0))).toBe(true)
  })

  it('are the same for the same seed', () => {
    const { columns } = drawnCity(100)
    expect(weightsOf(columns, 5).weights).toEqual(weightsOf(columns, 5).weights)
  })
})
