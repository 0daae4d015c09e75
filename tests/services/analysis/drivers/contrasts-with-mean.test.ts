import { describe, expect, it } from 'vitest'

import { contrastsWithMean } from '#app/services/analysis/drivers/contrasts-with-mean.ts'
import type { ScoreEstimate } from '#app/statistics/estimation/scores/estimate-scores.ts'
import { OFFICIAL_RECIPE } from '#app/survey/wave/recipe.ts'

const score = (code: string, estimate: number, se: number, n = 400): ScoreEstimate => ({
  ...{ code, estimate, se, n, df: 396, effectiveN: n, deff: 1 },
  ciLower: null,
  ciUpper: null,
})

describe('scores against the mean of all', () => {
  it('take what the scores share into the error', () => {
    const people = [score('S1', 60, 1), score('S2', 50, 1), score('M1', 55, 1)]
    const correlated = Float64Array.from([1, 0.5, 0.5, 0.5, 1, 0.5, 0.5, 0.5, 1])
    const [first, second, third] = contrastsWithMean(
      { people, covariance: correlated },
      ['S1', 'S2', 'M1'],
      OFFICIAL_RECIPE,
    )
    expect(first!.difference).toBeCloseTo(5, 12)
    expect(second!.difference).toBeCloseTo(-5, 12)
    expect(third!.pAdjusted).toBe(1)
    // (1 - ρ)(1 - 1/k) = 0.5 · 2/3
    for (const row of [first!, second!, third!]) expect(row.se ** 2).toBeCloseTo(1 / 3, 12)
    expect(first!.low).toBeGreaterThan(0)
    expect(first!.pAdjusted).toBeLessThan(0.001)
  })

  it('leave out what everyone may not read, and say nothing of one score alone', () => {
    const people = [score('S1', 60, 1), null, score('M1', 10, 1, 12)]
    const covariance = new Float64Array(9)
    expect(contrastsWithMean({ people, covariance }, ['S1', 'S2', 'M1'], OFFICIAL_RECIPE)).toEqual([])
  })
})
