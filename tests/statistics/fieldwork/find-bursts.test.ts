import { describe, expect, it } from 'vitest'

import { findBursts, type BurstRule, type DayCount } from '#app/statistics/fieldwork/find-bursts.ts'
import { poissonUpperTail } from '#app/statistics/numeric/distributions.ts'
import { seededRandom } from '#app/statistics/random.ts'

const RULE: BurstRule = { memoryDays: 7, atLeast: 10, times: 3, level: 0.01 }

/** 48 answers a day from the 1st to the 7th of March: two an hour. */
const PAST: DayCount[] = Array.from({ length: 7 }, (_, at) => ({
  stream: 'poster',
  day: `2026-03-0${at + 1}`,
  answers: 48,
}))
const hour = (answers: number, day = '2026-03-08') => ({ stream: 'poster', day, hour: 20, answers })

describe('bursts', () => {
  it('name the hour, what was expected, and how unlikely it is', () => {
    const [burst] = findBursts([hour(25)], PAST, RULE)
    // (1 + 7·48) / (7·24) = 337/168 answers an hour
    expect(burst).toMatchObject({ stream: 'poster', answers: 25, expected: 337 / 168 })
    // R 4.2.2: ppois(24, 337/168, lower.tail = FALSE)
    expect(burst!.probability / 3.39589725921e-19).toBeCloseTo(1, 9)
  })

  it('stay silent on a busy evening: three times the mean is asked for beside chance', () => {
    const busy = PAST.map((day) => ({ ...day, answers: 2400 }))
    expect(findBursts([hour(180)], busy, RULE)).toEqual([])
    expect(poissonUpperTail(180, 2401 / 24)).toBeLessThan(1e-10)
  })

  it('stay silent on the first day of a channel, which has no past', () => {
    expect(findBursts([hour(500, '2026-03-01')], PAST, RULE)).toEqual([])
    expect(findBursts([{ ...hour(500), stream: 'unknown' }], PAST, RULE)).toEqual([])
  })

  it('are fewer than the level promises when answers come evenly', () => {
    const random = seededRandom(7)
    const poisson = (mean: number) => {
      let product = random.uniform()
      let count = 0
      for (const limit = Math.exp(-mean); product > limit; count++) product *= random.uniform()
      return count
    }
    const hours = Array.from({ length: 5000 }, (_, at) => ({ ...hour(poisson(2)), hour: at % 24 }))
    expect(findBursts(hours, PAST, { ...RULE, times: 1, atLeast: 1 })).toEqual([])
  })

  it('look back over the days named and no further, days without answers included', () => {
    const days = [{ stream: 'poster', day: '2026-02-01', answers: 10_000 }]
    const [burst] = findBursts([hour(12)], days, RULE)
    expect(burst?.expected).toBe(1 / 168)
  })
})

describe('the upper tail of the Poisson distribution', () => {
  it('agrees with its sum', () => {
    // P(X ≥ 3 | 2) = 1 - e⁻²(1 + 2 + 2) = 1 - 5e⁻²
    expect(poissonUpperTail(3, 2)).toBeCloseTo(1 - 5 * Math.exp(-2), 14)
    expect(poissonUpperTail(0, 2)).toBe(1)
  })
})
