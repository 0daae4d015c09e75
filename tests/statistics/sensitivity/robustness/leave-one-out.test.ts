import { describe, expect, it } from 'vitest'

import { runScheme } from '#app/statistics/composite/editions/scheme/run-scheme.ts'
import { schemeLeague } from '#app/statistics/composite/editions/scheme/scheme-league.ts'
import { compareBases } from '#app/statistics/sensitivity/robustness/compare-bases.ts'
import {
  leagueWithout,
  withoutIndex,
  withoutIndicator,
} from '#app/statistics/sensitivity/robustness/leave-one-out.ts'
import { FRAMEWORK_SCHEME, madeBasis } from '#tests/statistics/composite/editions/scheme/made-basis.ts'

const SETTINGS = { scheme: FRAMEWORK_SCHEME, edition: 'blended' as const, level: 0.95 }
const basis = madeBasis()
const league = schemeLeague(basis, runScheme(basis, FRAMEWORK_SCHEME, SETTINGS).cities, SETTINGS)

describe('leagueWithout', () => {
  it('says for every city how far it moves, and which moves most', () => {
    const less = withoutIndicator(basis, 'd')
    const found = leagueWithout(league, less, SETTINGS)
    if ('refusal' in found) throw new Error(found.refusal.message)
    const scores = runScheme(less, FRAMEWORK_SCHEME, SETTINGS).cities.map(({ index }) => index.score!)
    const before = new Map(league.map(({ city, rank }) => [city, rank]))
    basis.cities.forEach(({ city }, at) => {
      const rank = 1 + scores.filter((score) => score > scores[at]!).length
      expect(found.places[city]).toBe(before.get(city)! - rank)
    })
    expect(Math.abs(found.shift.furthest!.places)).toBe(
      Math.max(...Object.values(found.places).map(Math.abs)),
    )
  })

  it('lets people alone speak where an index loses its only indicator', () => {
    const run = runScheme(withoutIndicator(basis, 'c'), FRAMEWORK_SCHEME, SETTINGS)
    expect(run.cities[0]!.flags['B1']).toBe('objective-missing')
    expect(run.cities[0]!.secondLevel['B1']!.score).toBe(basis.cities[0]!.people[2])
  })

  it('takes a first-level index along with its only child', () => {
    const lone = withoutIndex(withoutIndex(basis, 'A1'), 'A2')
    expect(lone.tree.map(({ code }) => code)).toEqual(['X', 'B', 'B1', 'B2', 'B3'])
    expect(lone.indicators.map(({ code }) => code)).toEqual(['c', 'd', 'e'])
    expect(lone.cities[0]!.people).toEqual(basis.cities[0]!.people.slice(2))
  })

  it('gives a refusal back as a value', () => {
    const entered = {
      ...FRAMEWORK_SCHEME.weights,
      second: { method: 'entered' as const, weights: { A1: 1, B1: 1 } },
    }
    const scheme = { ...FRAMEWORK_SCHEME, weights: entered }
    expect(leagueWithout(league, withoutIndex(basis, 'A1'), { ...SETTINGS, scheme })).toMatchObject({
      refusal: { code: 'CHILDREN_WITHOUT_WEIGHTS', at: { node: 'A' } },
    })
  })
})

describe('compareBases', () => {
  it('is nothing between a basis and itself', () => {
    for (const { score, places } of compareBases(basis, basis, SETTINGS)) {
      expect(score).toBe(0)
      expect(places).toBe(0)
    }
  })

  it('tells the difference of scores and places, and nothing of a city that is missing on one side', () => {
    const worse = basis.cities.map((city, at) => {
      if (at === 0) return { ...city, people: city.people.map((score) => score - 30) }
      return at === 1 ? { ...city, part: 'nobody' as const } : city
    })
    const found = compareBases(basis, { ...basis, cities: worse }, SETTINGS)
    const first = found[0]!
    expect(first.score).toBeLessThan(-10)
    expect(first.other.place!.rank).toBe(11)
    expect(first.places).toBe(first.one.place!.rank - 11)
    expect(found[1]).toMatchObject({ other: { score: null, place: null }, score: null, places: null })
  })
})
