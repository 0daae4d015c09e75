import { describe, expect, it } from 'vitest'

import { seededRandom } from '#app/statistics/random.ts'
import { representativeness } from '#app/statistics/weighting/representativeness.ts'

const CELLS = [
  { population: 4000, rate: 0.3 },
  { population: 2500, rate: 0.1 },
  { population: 3500, rate: 0.2 },
]

describe('the errors of representativeness', () => {
  it('are those of a thousand repetitions', () => {
    const random = seededRandom(11)
    const binomial = (n: number, p: number) => {
      let count = 0
      for (let i = 0; i < n; i++) if (random.uniform() < p) count++
      return count
    }
    const runs = Array.from({ length: 1000 }, () =>
      representativeness(
        CELLS.map(({ population, rate }) => ({ population, respondents: binomial(population, rate) })),
      ),
    )
    const mean = (of: (run: (typeof runs)[number]) => number) =>
      runs.reduce((sum, run) => sum + of(run), 0) / runs.length
    const spread = (of: (run: (typeof runs)[number]) => number) =>
      Math.sqrt(mean((run) => (of(run) - mean(of)) ** 2))
    const rate = CELLS.reduce((sum, cell) => sum + cell.population * cell.rate, 0) / 10_000
    const s = Math.sqrt(
      CELLS.reduce((sum, cell) => sum + cell.population * (cell.rate - rate) ** 2, 0) / 10_000,
    )
    expect(mean(({ rIndicator }) => rIndicator)).toBeCloseTo(1 - 2 * s, 3)
    expect(mean(({ cv }) => cv)).toBeCloseTo(s / rate, 2)
    expect(mean(({ se }) => se) / spread(({ rIndicator }) => rIndicator)).toBeCloseTo(1, 1)
    expect(mean(({ cvSe }) => cvSe) / spread(({ cv }) => cv)).toBeCloseTo(1, 1)
  })
})

describe('the coefficient of variation', () => {
  it('bounds the bias of an unweighted mean, and does not depend on how many took part', () => {
    const few = representativeness([
      { respondents: 300, population: 1_000_000 },
      { respondents: 100, population: 1_000_000 },
    ])
    const many = representativeness([
      { respondents: 300_000, population: 1_000_000 },
      { respondents: 100_000, population: 1_000_000 },
    ])
    expect(few.rIndicator).toBeGreaterThan(0.999)
    expect(many.rIndicator).toBeCloseTo(0.8, 3)
    expect(many.cv).toBeCloseTo(0.5, 4)
    expect(Math.abs(few.cv - 0.5)).toBeLessThan(2 * few.cvSe)
    const biasOfTheWorstVariable = 0.75 - 0.5
    expect(biasOfTheWorstVariable).toBeCloseTo(many.cv * 0.5, 4)
  })

  it('is nothing when nobody took part', () => {
    const none = representativeness([{ respondents: 0, population: 100 }])
    expect(none).toEqual({ rIndicator: 1, se: 0, cv: 0, cvSe: 0, dissimilarity: 0 })
  })
})
