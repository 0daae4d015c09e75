import { describe, expect, it } from 'vitest'
import { aggregateCities, type AggregatedCity } from '#app/statistics/composite/editions/city-aggregates.ts'

const city = (
  name: string,
  score: number | null,
  se: number | null,
  population: number | null,
): AggregatedCity => ({
  city: name,
  score,
  se,
  population,
  group: 'all',
})

describe('aggregateCities', () => {
  it('gives residents and cities as two figures with their errors', () => {
    const [all] = aggregateCities([city('Aa', 60, 1, 300), city('Bb', 80, 2, 100)], { level: 0.95 })
    expect(all).toMatchObject({ group: 'all', cities: 2, citiesWithPopulation: 2 })
    expect(all?.ofResidents.score).toBe(65)
    expect(all?.ofResidents.se).toBeCloseTo(Math.sqrt(300 ** 2 + 200 ** 2) / 400, 12)
    expect(all?.ofCities.score).toBe(70)
    expect(all?.ofCities.se).toBeCloseTo(Math.sqrt(5) / 2, 12)
  })

  it('reports how many cities stand behind each figure', () => {
    const [all] = aggregateCities(
      [city('Aa', 60, 1, 300), city('Bb', 80, 2, null), city('Cc', null, null, 100)],
      { level: 0.95 },
    )
    expect(all).toMatchObject({ cities: 2, citiesWithPopulation: 1 })
    expect(all?.ofResidents.score).toBe(60)
    expect(all?.ofCities.score).toBe(70)
  })

  it('has null, never NaN, where there is nothing or an error is unknown', () => {
    const [all] = aggregateCities([city('Aa', null, null, 300)], { level: 0.95 })
    expect(all?.ofCities).toEqual({ score: null, se: null, ciLower: null, ciUpper: null })
    const [unknown] = aggregateCities([city('Aa', 60, null, 300)], { level: 0.95 })
    expect(unknown?.ofCities).toEqual({ score: 60, se: null, ciLower: null, ciUpper: null })
  })

  it('keeps groups apart', () => {
    const groups = aggregateCities(
      [
        { ...city('Aa', 60, 1, 1), group: 'gba' },
        { ...city('Bb', 70, 1, 1), group: 'other' },
      ],
      { level: 0.95 },
    )
    expect(groups.map(({ group, ofCities }) => [group, ofCities.score])).toEqual([
      ['gba', 60],
      ['other', 70],
    ])
  })
})
