import { describe, expect, it } from 'vitest'

import { countsBehindShares } from '#app/statistics/disclosure/counts-behind-shares.ts'

const printed = (decimals: number) => (share: number) => ({
  share: Number(share.toFixed(decimals)),
  precision: 0.5 * 10 ** -decimals,
})

describe('countsBehindShares', () => {
  it('finds the one number of people behind a share with many digits', () => {
    expect(countsBehindShares([{ share: 5 / 23, precision: 0 }], 1, 40)).toEqual([23])
    expect(countsBehindShares([{ share: 10 / 46, precision: 0 }], 1, 60)).toEqual([23, 46])
  })

  it('leaves more numbers the fewer digits are printed', () => {
    const shares = [7 / 39, 12 / 39, 20 / 39]
    expect(countsBehindShares(shares.map(printed(4)), 31, 59)).toEqual([39])
    const one = countsBehindShares(shares.map(printed(2)), 31, 59)
    expect(one).toContain(39)
    expect(one.length).toBeGreaterThan(1)
    expect(countsBehindShares(shares.map(printed(0)), 31, 59)).toHaveLength(29)
  })

  it('says nothing of numbers outside what is possible beforehand, and everything is possible without a share', () => {
    expect(countsBehindShares([{ share: 5 / 23, precision: 0 }], 24, 45)).toEqual([])
    expect(countsBehindShares([], 0, 3)).toEqual([1, 2, 3])
  })
})
