import { describe, expect, it } from 'vitest'

import { estimateScores } from '#app/statistics/estimation/scores/estimate-scores.ts'
import { addCellTotals, emptyCellTotals } from '#app/statistics/estimation/tables/cell-totals.ts'
import { meansByGroup } from '#app/statistics/estimation/tables/cross-table.ts'
import { interactionTraces } from '#app/statistics/estimation/tables/interaction-traces.ts'
import { invert, multiply, trace, transpose } from '#app/statistics/numeric/matrix.ts'
import { seededRandom } from '#app/statistics/random.ts'
import { weighCity } from '#app/statistics/weighting/weigh-city.ts'

const N = 400
const source = seededRandom(7)
const pick = (below: number) => Int32Array.from({ length: N }, () => source.integer(below))

/** A raked sample of three strata, answers 0..4, groups 0..2. */
function sample() {
  const [sex, education, strata, answers, groups] = [pick(2), pick(3), pick(3), pick(5), pick(3)]
  const margin = (variable: string, codes: Int32Array, totals: number[]) => ({
    variable,
    codes,
    categories: totals.map((_, at) => String(at)),
    totals: Float64Array.from(totals),
  })
  const weighting = weighCity(
    {
      baseWeights: Float64Array.from(strata, (stratum) => 5 + 4 * stratum),
      strata,
      stratumSizes: Float64Array.of(900, 1500, 2400),
      margins: [margin('sex', sex, [2200, 2600]), margin('education', education, [1500, 2000, 1300])],
    },
    {
      nonresponse: null,
      margins: ['sex', 'education'],
      collapseBelow: 0,
      trimUpperMedians: 2,
      maxIterations: 500,
      tolerance: 1e-10,
      normaliseTo: 'population',
      withheld: 'refuse',
    },
  )
  return { weighting, answers, groups }
}

describe('addCellTotals', () => {
  const { weighting, answers, groups } = sample()
  const shape = { answers: 5, groups: 3 }
  const cells = answers.map((answer, i) => groups[i]! * 5 + answer)
  const values = [0, 25, 50, 75, 100]

  it('gives the means and errors that the columns themselves give', () => {
    const totals = emptyCellTotals(15)
    addCellTotals(totals, { weighting, cells, scale: 1 }, 'adjust')
    const { means } = meansByGroup(totals, shape, values, [1, 1, 1], 0.95)
    const { rows, covariance } = estimateScores(
      weighting,
      [0, 1, 2].map((group) => ({
        code: String(group),
        values: Float64Array.from(answers, (answer, i) => (groups[i] === group ? values[answer]! : NaN)),
      })),
      { confidenceLevel: 0.95, lonelyPsu: 'adjust' },
    )
    rows.forEach((row, group) => {
      const mean = means[group]!
      expect(mean.value).toBeCloseTo(row.estimate!, 10)
      expect(mean.se! / row.se! - 1).toBeCloseTo(0, 10)
      expect(mean.n).toBe(row.n)
      expect(mean.effectiveN / row.effectiveN - 1).toBeCloseTo(0, 10)
    })
    expect(covariance[0]).toBeCloseTo(rows[0]!.se! ** 2, 10)
  })

  it('leaves shares and relative errors alone when all weights are scaled', () => {
    const [once, thrice] = [1, 3].map((scale) => {
      const totals = emptyCellTotals(15)
      addCellTotals(totals, { weighting, cells, scale }, 'adjust')
      return meansByGroup(totals, shape, values, [1, 1, 1], 0.95).all!
    })
    expect(thrice!.value).toBeCloseTo(once!.value, 10)
    expect(thrice!.se).toBeCloseTo(once!.se!, 10)
  })

  it('adds the variances of independent cities', () => {
    const totals = emptyCellTotals(15)
    addCellTotals(totals, { weighting, cells, scale: 1 }, 'adjust')
    const single = Float64Array.from(totals.covariance)
    addCellTotals(totals, { weighting, cells, scale: 1 }, 'adjust')
    totals.covariance.forEach((value, at) => expect(value).toBeCloseTo(2 * single[at]!, 6))
  })
})

describe('interactionTraces', () => {
  it('gives what the matrices of contrasts give', () => {
    const [rows, columns] = [3, 4]
    const k = rows * columns
    const raw = Float64Array.from({ length: k }, () => 0.2 + source.uniform())
    const sum = raw.reduce((a, b) => a + b, 0)
    const shares = raw.map((value) => value / sum)
    const root = Array.from({ length: k }, () => Array.from({ length: k }, () => source.normal()))
    const v = multiply(root, transpose(root))
    const found = interactionTraces({ rows, columns, shares, covariance: Float64Array.from(v.flat()) })!

    const effect = (levels: number, at: number, level: number) => (level === at + 1 ? 1 : 0) - 1 / levels
    const c = Array.from({ length: k }, (_, cell) =>
      Array.from({ length: (rows - 1) * (columns - 1) }, (__, pair) => {
        const row = effect(rows, pair % (rows - 1), cell % rows)
        return row * effect(columns, Math.floor(pair / (rows - 1)), Math.floor(cell / rows))
      }),
    )
    const scaled = c.map((row, i) => row.map((value) => value / shares[i]!))
    const delta = multiply(
      invert(multiply(transpose(c), scaled))!,
      multiply(transpose(scaled), multiply(v, scaled)),
    )
    expect(found.first / trace(delta) - 1).toBeCloseTo(0, 9)
    expect(found.second / trace(multiply(delta, delta)) - 1).toBeCloseTo(0, 9)
  })

  it('is null where empty cells leave no interaction to estimate', () => {
    const covariance = new Float64Array(81).fill(0.1)
    const shares = [0.2, 0, 0, 0, 0.3, 0, 0, 0, 0.5]
    expect(interactionTraces({ rows: 3, columns: 3, shares, covariance })).toBeNull()
  })
})
