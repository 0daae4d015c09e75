import { describe, expect, it } from 'vitest'

import type { RobustCity, RobustnessResult } from '#app/survey/robustness/robustness.ts'
import { compareRuns } from '#app/ui/staff/robustness/run/compare-runs.ts'

/** A run that found these ranges. */
function run(cities: Record<string, [rank: number, low: number, high: number, q05: number, q95: number]>) {
  const found = Object.entries(cities).map(([city, [rank, low, high, q05, q95]]) => ({
    city,
    rank,
    low,
    high,
    q05,
    q95,
  }))
  return { cities: found as RobustCity[] } as RobustnessResult
}

describe('compareRuns', () => {
  it('puts the cities first whose ranges differ most, and leaves out those of one run alone', () => {
    const one = run({ a: [1, 1, 2, 1, 2.5], b: [2, 1, 3, 1, 3], c: [3, 2, 4, 1.2, 3], d: [4, 4, 4, 4, 4] })
    const other = run({ a: [1, 1, 2, 1, 6], b: [2, 1, 3, 2, 2], c: [3, 3, 4, 2, 4] })
    expect(compareRuns(one, other)).toEqual([
      { city: 'a', one: { rank: 1, low: 1, high: 3 }, other: { rank: 1, low: 1, high: 6 }, apart: 3 },
      { city: 'c', one: { rank: 3, low: 1, high: 4 }, other: { rank: 3, low: 2, high: 4 }, apart: 1 },
      { city: 'b', one: { rank: 2, low: 1, high: 3 }, other: { rank: 2, low: 1, high: 3 }, apart: 0 },
    ])
  })
})
