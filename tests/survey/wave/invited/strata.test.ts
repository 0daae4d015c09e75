import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { baseWeightOf, districtFrame } from '#app/survey/wave/invited/strata.ts'

const district = (code: string, population15Plus: number | null) => ({ code, nameZh: code, population15Plus })

describe('baseWeightOf', () => {
  it('is the number of people each invitation stands for', () => {
    expect(baseWeightOf({ population: 120_000, invited: 400 })).toBe(300)
  })

  it('refuses a stratum that nobody was invited in', () => {
    expect(() => baseWeightOf({ population: 100, invited: 0 })).toThrow(RangeError)
  })
})

describe('districtFrame', () => {
  it('shares the invitations out by residents, largest remainders first', () => {
    const frame = districtFrame([district('a', 5000), district('b', 3000), district('c', 2000)], 101)
    expect(frame?.map(({ code, population, invited }) => [code, population, invited])).toEqual([
      ['a', 5000, 51],
      ['b', 3000, 30],
      ['c', 2000, 20],
    ])
  })

  it('gives a tiny district two invitations and takes them from those above their share', () => {
    const frame = districtFrame([district('a', 1_000_000), district('b', 900_000), district('c', 600)], 100)
    expect(frame?.map(({ invited }) => invited)).toEqual([52, 46, 2])
  })

  it('has no frame without figures or with fewer than two invitations for each district', () => {
    expect(districtFrame([], 100)).toBeNull()
    expect(districtFrame([district('a', null)], 100)).toBeNull()
    expect(districtFrame([district('a', 500), district('b', 500)], 3)).toBeNull()
    expect(districtFrame([district('a', 10), district('b', 10)], 21)).toBeNull()
  })

  it('always invites exactly as many as asked, at least two and at most all of a district', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 2, max: 50_000 }), { minLength: 1, maxLength: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (populations, share) => {
          const residents = populations.reduce((sum, count) => sum + count, 0)
          const least = 2 * populations.length
          const invited = Math.round(least + share * Math.min(residents - least, 5000))
          const frame = districtFrame(
            populations.map((count, at) => district(String(at), count)),
            invited,
          )
          expect(frame?.reduce((sum, stratum) => sum + stratum.invited, 0)).toBe(invited)
          expect(frame?.every((one) => one.invited >= 2 && one.invited <= one.population)).toBe(true)
        },
      ),
    )
  })
})
