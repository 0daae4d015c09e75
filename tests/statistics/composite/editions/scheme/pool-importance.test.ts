import { describe, expect, it } from 'vitest'

import { poolImportance, type CityVotes } from '#app/statistics/composite/editions/scheme/pool-importance.ts'

/** Votes of n residents drawn without weights: shares p, covariance (diag(p) - ppᵀ) / n. */
function city(people: number, n: number, ...shares: number[]): CityVotes {
  const covariance = shares.flatMap((p, i) => shares.map((q, j) => ((i === j ? p : 0) - p * q) / n))
  return { people, shares: Float64Array.from(shares), covariance: Float64Array.from(covariance) }
}

describe('poolImportance', () => {
  it('is the share and its error itself where one city votes on all siblings', () => {
    const found = poolImportance([city(1000, 100, 0.5, 0.3, 0.2)], [0, 1, 2])!
    expect(found.map(({ share }) => share)).toEqual([0.5, 0.3, 0.2])
    found.forEach(({ share, se }) => expect(se).toBeCloseTo(Math.sqrt((share * (1 - share)) / 100), 12))
  })

  it('gives each city its people', () => {
    const found = poolImportance([city(3000, 100, 0.5, 0.5), city(1000, 400, 0.1, 0.9)], [0, 1])!
    expect(found[0]!.share).toBeCloseTo(0.75 * 0.5 + 0.25 * 0.1, 12)
    const variance = 0.75 ** 2 * (0.25 / 100) + 0.25 ** 2 * (0.09 / 400)
    expect(found[0]!.se).toBeCloseTo(Math.sqrt(variance), 12)
    expect(found[1]!.se).toBeCloseTo(found[0]!.se!, 12)
  })

  it('takes a family out of a longer list as a share of its own votes', () => {
    // of 200 votes 80 fall on the family, so its shares are those of a sample of 80
    const found = poolImportance([city(1, 200, 0.3, 0.6, 0.1)], [0, 2])!
    expect(found[0]!.share).toBeCloseTo(0.75, 12)
    expect(found[0]!.se).toBeCloseTo(Math.sqrt((0.75 * 0.25) / 80), 12)
  })

  it('knows no weight without votes, and no error where one is unknown', () => {
    expect(poolImportance([], [0, 1])).toBeNull()
    expect(poolImportance([city(1, 10, 0, 0, 1)], [0, 1])).toBeNull()
    const unknown = { ...city(1, 10, 0.4, 0.6), covariance: new Float64Array(4).fill(NaN) }
    expect(poolImportance([unknown], [0, 1])).toEqual([
      { share: 0.4, se: null },
      { share: 0.6, se: null },
    ])
  })
})
