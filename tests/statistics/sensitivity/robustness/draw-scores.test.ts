import { describe, expect, it } from 'vitest'

import { covarianceRoot, drawScores } from '#app/statistics/sensitivity/robustness/draw-scores.ts'

describe('covarianceRoot', () => {
  it('multiplied by its transpose gives the covariance', () => {
    const root = covarianceRoot(Float64Array.of(4, 2, 2, 10), 2)
    expect([...root]).toEqual([2, 0, 1, 3])
  })

  it('of two scores that always move together has one direction', () => {
    const root = covarianceRoot(Float64Array.of(1, 2, 2, 4), 2)
    expect([...root]).toEqual([1, 0, 2, 0])
  })

  it('leaves a score without covariance alone', () => {
    expect([...covarianceRoot(Float64Array.of(NaN, NaN, NaN, 9), 2)]).toEqual([0, 0, 0, 3])
  })
})

describe('drawScores', () => {
  const cities = [
    { people: Float64Array.of(50, NaN), root: covarianceRoot(Float64Array.of(1, NaN, NaN, NaN), 2) },
    { people: Float64Array.of(60, 70), root: covarianceRoot(Float64Array.of(0, 0, 0, 0), 2) },
  ]
  it('keeps a missing score missing and a certain score as it is', () => {
    const [first, second] = drawScores(cities, 0.3)
    expect(first![0]).not.toBe(50)
    expect(first![1]).toBeNaN()
    expect([...second!]).toEqual([60, 70])
  })

  it('gives the same draw for the same number, and another for another', () => {
    expect(drawScores(cities, 0.3)).toEqual(drawScores(cities, 0.3))
    expect(drawScores(cities, 0.3)[0]![0]).not.toBe(drawScores(cities, 0.31)[0]![0])
  })
})
