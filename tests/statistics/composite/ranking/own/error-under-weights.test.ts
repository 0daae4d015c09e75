import { describe, expect, it } from 'vitest'

import { errorUnderWeights } from '#app/statistics/composite/ranking/own/error-under-weights.ts'
import { seededRandom } from '#app/statistics/random.ts'

const LETTERS = 5

/** A covariance L Lᵀ of five scores, drawn. */
function drawCovariance(seed: number): number[][] {
  const random = seededRandom(seed)
  const factor = Array.from({ length: LETTERS }, () => Array.from({ length: LETTERS }, () => random.normal()))
  return factor.map((one) => factor.map((other) => one.reduce((sum, x, k) => sum + x * (other[k] ?? 0), 0)))
}

function errorOf(covariance: number[][], weights: number[]): number {
  const variance = weights.reduce(
    (sum, wi, i) => sum + weights.reduce((own, wj, j) => own + wi * wj * (covariance[i]?.[j] ?? 0), 0),
    0,
  )
  return Math.sqrt(variance)
}

function drawShares(seed: number): number[] {
  const random = seededRandom(seed)
  const parts = Array.from({ length: LETTERS }, () => random.exponential())
  const total = parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part) => part / total)
}

const EQUAL = Array.from({ length: LETTERS }, () => 1 / LETTERS)

describe('the error of an index under other weights', () => {
  it('is the published error at the weights of the release', () => {
    expect(
      errorUnderWeights(EQUAL, { ses: [1, 2, 3, 4, 5], official: { weights: EQUAL, se: 0.7 } }),
    ).toBeCloseTo(0.7, 12)
  })

  it('is the error of the one score that has all the weight', () => {
    const published = { ses: [0.8, 1, 1, 1, 1], official: { weights: EQUAL, se: 0.9 } }
    expect(errorUnderWeights([1, 0, 0, 0, 0], published)).toBeCloseTo(0.8, 12)
  })

  it('by hand: half of the index and the rest from one score', () => {
    // w = 0.5 v + 0.5 e₁, so a = 0.5 gives 0.5 · 0.6 + 0.5 · 1
    const published = { ses: [1, 1, 1, 1, 1], official: { weights: EQUAL, se: 0.6 } }
    expect(errorUnderWeights([0.6, 0.1, 0.1, 0.1, 0.1], published)).toBeCloseTo(0.8, 12)
  })

  it('without a published error of the index adds the errors of the scores', () => {
    expect(errorUnderWeights([0.5, 0.5, 0, 0, 0], { ses: [1, 3, 9, 9, 9], official: null })).toBeCloseTo(
      2,
      12,
    )
  })

  it('is never below the true one, whatever goes with whatever', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const covariance = drawCovariance(seed)
      const [own, weights] = [drawShares(2 * seed), drawShares(2 * seed + 1)]
      const ses = covariance.map((row, at) => Math.sqrt(row[at] ?? 0))
      const bound = errorUnderWeights(own, { ses, official: { weights, se: errorOf(covariance, weights) } })
      expect(bound).toBeGreaterThanOrEqual(errorOf(covariance, own) - 1e-12)
      const plain = own.reduce((sum, weight, k) => sum + weight * (ses[k] ?? 0), 0)
      expect(bound).toBeLessThanOrEqual(plain + 1e-12)
    }
  })

  it('no value between the turning points is smaller', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const [own, weights] = [drawShares(seed), drawShares(seed + 500)]
      const ses = drawShares(seed + 900).map((share) => 5 * share)
      const bound = errorUnderWeights(own, { ses, official: { weights, se: 0.4 } })
      for (let a = 0; a <= 6; a += 0.01) {
        const at = own.reduce(
          (sum, w, k) => sum + Math.abs(w - a * (weights[k] ?? 0)) * (ses[k] ?? 0),
          a * 0.4,
        )
        expect(at).toBeGreaterThanOrEqual(bound - 1e-12)
      }
    }
  })
})
