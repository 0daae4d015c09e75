import { describe, expect, it } from 'vitest'

import { deriveGoalposts } from '#app/services/reference/framework/derive-goalposts.ts'
import { readReferenceSet } from '#app/services/reference/read-reference-set.server.ts'

const set = await readReferenceSet('prisma/reference')

describe('deriveGoalposts', () => {
  it('gives again the goalposts that the shipped framework carries', () => {
    expect(deriveGoalposts(set.framework, set.indicators, set.cities.length)).toEqual(set.framework)
  })

  it('takes the 5th and the 95th percentile of the cities that have a figure', () => {
    // 116 cities: places 5.75 and 109.25 of the sorted distances, counted from 0
    const distances = set.indicators
      .filter((row) => row.indicator === 'distance_to_nearest_cluster_core')
      .map((row) => row.value)
      .sort((a, b) => a - b)
    expect(distances.length).toBe(116)
    const between = (at: number, share: number) =>
      (distances[at] ?? NaN) * (1 - share) + (distances[at + 1] ?? NaN) * share
    const distance = set.framework.indicators.find(({ code }) => code === 'distance_to_nearest_cluster_core')
    expect(distance).toMatchObject({ direction: -1, referenceCities: 116 })
    expect(distance?.low).toBeCloseTo(between(5, 0.75), 10)
    expect(distance?.high).toBeCloseTo(between(109, 0.25), 10)
  })

  it('refuses an indicator that fewer than half of the cities have', () => {
    const [first] = set.framework.indicators
    if (!first) throw new Error('the framework has indicators')
    const thin = {
      ...set.framework,
      indicators: [{ ...first, code: 'gdp_per_census2020_resident', node: 'E1', year: 2019 }],
    }
    expect(() => deriveGoalposts(thin, set.indicators, set.cities.length)).toThrow(
      'Fewer than half of the 121 cities have gdp_per_census2020_resident (13).',
    )
  })

  it('scores every indicator of the reference data that is no context and that half of the cities have', () => {
    const counts = new Map<string, number>()
    for (const row of set.indicators.filter(({ polarity }) => polarity !== 'context')) {
      counts.set(row.indicator, (counts.get(row.indicator) ?? 0) + 1)
    }
    const covered = [...counts].filter(([, count]) => count >= set.cities.length / 2).map(([code]) => code)
    expect(set.framework.indicators.map(({ code }) => code).sort()).toEqual(covered.sort())
    for (const { code, node, direction, unit, year } of set.framework.indicators) {
      const own = set.indicators.filter((row) => row.indicator === code)
      const sign = direction === 1 ? '+' : '-'
      expect(own.every((row) => row.indexCode === node && row.polarity === sign && row.unit === unit)).toBe(
        true,
      )
      expect(own.every((row) => row.year === year)).toBe(true)
    }
  })
})
