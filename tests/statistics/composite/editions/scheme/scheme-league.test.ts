import { describe, expect, it } from 'vitest'

import { runScheme } from '#app/statistics/composite/editions/scheme/run-scheme.ts'
import { compareLeagues, schemeLeague } from '#app/statistics/composite/editions/scheme/scheme-league.ts'
import { FRAMEWORK_SCHEME, madeBasis, OPTIONS } from './made-basis.ts'

const basis = madeBasis()

describe('schemeLeague and compareLeagues', () => {
  const league = schemeLeague(basis, runScheme(basis, FRAMEWORK_SCHEME, OPTIONS).cities, { level: 0.95 })

  it('places every city that may have a place, each within its own set', () => {
    expect(league.map(({ rank }) => rank).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, at) => at + 1),
    )
    for (const { rank, low, high } of league) expect(low <= rank && rank <= high).toBe(true)
    const partly = { ...basis, cities: basis.cities.map((city, at) => ({ ...city, placed: at > 3 })) }
    expect(
      schemeLeague(partly, runScheme(partly, FRAMEWORK_SCHEME, OPTIONS).cities, { level: 0.95 }),
    ).toHaveLength(8)
  })

  it('finds no shift between a league and itself, and the furthest city between two', () => {
    expect(compareLeagues(league, league)).toEqual({
      cities: 12,
      moved: 0,
      meanShift: 0,
      furthest: null,
      apart: 0,
    })
    const swapped = league.map((place) =>
      place.rank === 1 ? { ...place, rank: 12 } : place.rank === 12 ? { ...place, rank: 1 } : place,
    )
    const shift = compareLeagues(league, swapped)
    expect(shift).toMatchObject({ moved: 2, meanShift: 22 / 12 })
    expect(Math.abs(shift.furthest!.places)).toBe(11)
  })
})
