import { describe, expect, it } from 'vitest'
import { bandBeside, bandsOf, type BandRule } from '#app/statistics/composite/ranking/bands.ts'

const official: BandRule = {
  by: 'rankShare',
  bands: [
    { code: 'SMILE+++', share: 0.3 },
    { code: 'SMILE++', share: 0.75 },
    { code: 'SMILE+', share: 0.84 },
    { code: 'listed' },
  ],
}
const counts = (scores: (number | null)[], rule: BandRule) =>
  bandsOf(scores, rule).reduce<Record<string, number>>(
    (all, band) => ({ ...all, [band ?? 'none']: (all[band ?? 'none'] ?? 0) + 1 }),
    {},
  )

describe('bandsOf', () => {
  it('cuts at the rounded shares of the ranked cities', () => {
    const scores = Array.from({ length: 119 }, (_, i) => 100 - i)
    expect(counts(scores, official)).toEqual({ 'SMILE+++': 36, 'SMILE++': 53, 'SMILE+': 11, listed: 19 })
  })

  it('gives ties the better band', () => {
    expect(bandsOf([9, 9, 9, 5, 4, 3, 2, 1, 0, 0], official).slice(0, 4)).toEqual([
      'SMILE+++',
      'SMILE+++',
      'SMILE+++',
      'SMILE++',
    ])
    expect(
      bandsOf([9, 8, 7, 7], { by: 'rankShare', bands: [{ code: 'a', share: 0.75 }, { code: 'b' }] }),
    ).toEqual(['a', 'a', 'a', 'a'])
  })

  it('does not count unranked cities', () => {
    expect(
      bandsOf([null, 2, 1], { by: 'rankShare', bands: [{ code: 'a', share: 0.5 }, { code: 'b' }] }),
    ).toEqual([null, 'a', 'b'])
  })

  it('cuts by score: the first band whose minimum is reached', () => {
    const rule: BandRule = {
      by: 'score',
      cuts: [
        { code: 'high', min: 50 },
        { code: 'low', min: 20 },
      ],
    }
    expect(bandsOf([50, 49.999, 20, 19, null], rule)).toEqual(['high', 'low', 'low', null, null])
  })

  it('refuses bands out of order', () => {
    const wrong: BandRule = {
      by: 'score',
      cuts: [
        { code: 'low', min: 20 },
        { code: 'high', min: 50 },
      ],
    }
    expect(() => bandsOf([1], wrong)).toThrow(
      expect.objectContaining({ code: 'INVALID_BANDS', at: { band: 2 } }),
    )
  })
})

describe('a score beside the ranking', () => {
  const rule: BandRule = { by: 'rankShare', bands: [{ code: 'top', share: 0.5 }, { code: 'rest' }] }

  it('falls in the band of the place it would take', () => {
    const ranked = [80, 70, 60, 50]
    // places 1 and 2 of 4 are the top half: 75 would be second, 65 third
    expect([90, 75, 65, 10].map((score) => bandBeside(score, ranked, rule))).toEqual([
      'top',
      'top',
      'rest',
      'rest',
    ])
  })

  it('has no band by place where nobody is ranked, and its own by score', () => {
    expect(bandBeside(90, [], rule)).toBeNull()
    expect(bandBeside(90, [], { by: 'score', cuts: [{ code: 'high', min: 85 }] })).toBe('high')
    expect(bandBeside(80, [], { by: 'score', cuts: [{ code: 'high', min: 85 }] })).toBeNull()
  })
})
