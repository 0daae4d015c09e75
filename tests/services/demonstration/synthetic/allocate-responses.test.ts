import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { listCityFrames } from '#app/services/demonstration/city-frames.server.ts'
import {
  allocateResponses,
  proportionally,
} from '#app/services/demonstration/synthetic/allocate-responses.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let db: TestDatabase
let populations: number[]
beforeAll(async () => {
  db = await openTestDatabase('reference')
  populations = (await listCityFrames(db, '2026-09-01')).map((frame) => frame.population15Plus)
})
afterAll(() => db.remove())

describe('the responses of the 119 mainland cities', () => {
  it('add up exactly, and some cities fall below every threshold', () => {
    expect(populations).toHaveLength(119)
    const sizes = allocateResponses(populations, 120_000)
    expect(sizes.reduce((a, b) => a + b, 0)).toBe(120_000)
    const between = (low: number, high: number) => sizes.filter((n) => n >= low && n < high).length
    expect(between(0, 10)).toBe(1)
    expect(between(10, 30)).toBe(1)
    expect(between(30, 100)).toBeGreaterThanOrEqual(3)
    // with a Kish effect of about 1.4, effective sizes between 100 and 400
    expect(between(150, 560)).toBeGreaterThanOrEqual(5)
    expect(between(700, Infinity)).toBeGreaterThanOrEqual(90)
    expect(Math.max(...sizes)).toBeGreaterThan(3000)
  })

  it('grow with the city, but less than in proportion', () => {
    const sizes = allocateResponses(populations, 120_000).slice(0, 100)
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
    expect(sizes[0]! / sizes[99]!).toBeLessThan(populations[0]! / populations[99]!)
  })

  it('leave no city empty when they are few', () => {
    const sizes = allocateResponses(populations, 2000)
    expect(sizes.reduce((a, b) => a + b, 0)).toBe(2000)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1)
  })
})

describe('proportionally', () => {
  it('gives what is left to the largest remainders', () => {
    // exact shares 4.5, 3.375, 1.125
    expect(proportionally(9, [4, 3, 1])).toEqual([5, 3, 1])
  })
})
