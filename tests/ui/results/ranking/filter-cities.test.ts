import { expect, test } from 'vitest'

import { filterCities, groupByTier, scoreDomain } from '#app/ui/results/ranking/filter-cities.ts'
import { drawRelease } from '#tests/support/records/report-factory.ts'

const { cities } = drawRelease().summary

test('tiers hold the ranked cities, best place first, with the size they have in the whole ranking', () => {
  const some = filterCities(cities, { q: '', cluster: '', level: 'prefecture' })
  const tiers = groupByTier(some, 'blended')
  const shown = tiers.flatMap((tier) => tier.cities)
  expect(shown.map((city) => city.place.blended?.rank)).toEqual(
    some.flatMap((city) => city.place.blended?.rank ?? []).sort((a, b) => a - b),
  )
  for (const { size, cities: own } of tiers) {
    expect(own.length).toBeLessThanOrEqual(size)
    expect(own.every((city) => city.place.blended?.tierSize === size)).toBe(true)
  }
})

test('a filter by cluster, level and name leaves what meets all three', () => {
  const left = filterCities(cities, { q: 'tang', cluster: 'bohai_rim', level: 'prefecture' })
  expect(left.map(({ city }) => city.name.en)).toEqual(['Tangshan'])
  expect(filterCities(cities, { q: 'tang', cluster: 'gba', level: '' })).toEqual([])
})

test('the picture of scores holds every interval of a ranked city and ends at tens', () => {
  const { min, max } = scoreDomain(cities, 'people')
  for (const city of cities.filter((one) => one.place.people)) {
    expect(city.index.people.low).toBeGreaterThanOrEqual(min)
    expect(city.index.people.high).toBeLessThanOrEqual(max)
  }
  expect([min % 10, max % 10]).toEqual([0, 0])
  expect(scoreDomain([], 'people')).toEqual({ min: 0, max: 100 })
})
