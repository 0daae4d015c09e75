import { describe, expect, it } from 'vitest'

import { runScheme } from '#app/statistics/composite/editions/scheme/run-scheme.ts'
import type {
  BasisCity,
  IndexBasis,
  IndexScheme,
  Normalisation,
} from '#app/statistics/composite/editions/scheme/scheme.ts'

function city(name: string, people: number[], values: number[]): BasisCity {
  return {
    city: name,
    people: Float64Array.from(people),
    covariance: Float64Array.of(1, 0.3, 0.3, 2),
    values: Float64Array.from(values),
    part: 'public',
    placed: true,
  }
}

const BASIS: IndexBasis = {
  tree: [
    { code: 'top', parent: null, weight: 1 },
    { code: 'A', parent: 'top', weight: 1 },
    { code: 'A1', parent: 'A', weight: 1, peopleShare: 0.6 },
    { code: 'A2', parent: 'A', weight: 2, peopleShare: 0.5 },
  ],
  indicators: [
    { code: 'clean', node: 'A1', weight: 1, direction: 1, low: 10, high: 30 },
    { code: 'noise', node: 'A2', weight: 1, direction: -1, low: 40, high: 80 },
  ],
  cities: [
    city('one', [60, 70], [12, 44]),
    city('two', [55, 64], [21, 71]),
    city('three', [71, 52], [28, 60]),
  ],
  importance: null,
}
const NEWCOMER = city('four', [66, 66], [95, 5])

function scores(basis: IndexBasis, normalisation: Normalisation) {
  const scheme: IndexScheme = {
    weights: { first: { method: 'framework' }, second: { method: 'framework' }, indicators: 'framework' },
    peopleShare: {},
    normalisation,
    treatment: { method: 'none' },
    aggregation: { objective: 'arithmetic', first: 'arithmetic', index: 'arithmetic' },
  }
  const { cities } = runScheme(basis, scheme, { edition: 'blended', level: 0.95 })
  return cities.filter(({ city: name }) => name !== 'four').map(({ index }) => index)
}

describe('adding a city', () => {
  const larger = { ...BASIS, cities: [...BASIS.cities, NEWCOMER] }

  it('changes no score, error or interval on fixed goalposts, however extreme it is', () => {
    expect(scores(larger, { method: 'goalposts' })).toEqual(scores(BASIS, { method: 'goalposts' }))
  })

  it.each(['minMax', 'zScore', 'percentileRank'] as const)('changes old scores on the scale %s', (method) => {
    expect(scores(larger, { method })).not.toEqual(scores(BASIS, { method }))
  })
})
