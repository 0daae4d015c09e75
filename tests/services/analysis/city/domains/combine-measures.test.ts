import { describe, expect, it } from 'vitest'

import type { AnalysisPlan } from '#app/services/analysis/city/analyse-city.ts'
import { combineMeasures } from '#app/services/analysis/city/domains/combine-measures.ts'
import { buildEdition } from '#app/statistics/composite/editions/build-editions.ts'

const tree = [
  { code: 'X', parent: null, weight: 1 },
  { code: 'S', parent: 'X', weight: 2 },
  { code: 'M', parent: 'X', weight: 1 },
  { code: 'S1', parent: 'S', weight: 1, peopleShare: 0.6 },
  { code: 'S2', parent: 'S', weight: 3, peopleShare: 0.6 },
  { code: 'M1', parent: 'M', weight: 1, peopleShare: 0.5 },
]
const plan = (aggregation: 'arithmetic' | 'geometric' | 'harmonic') =>
  ({ tree, recipe: { index: { aggregation } } }) as unknown as AnalysisPlan

describe('combineMeasures', () => {
  it.each(['arithmetic', 'geometric', 'harmonic'] as const)(
    "makes a domain's index of %s means as a city's own is made, with the same error",
    (aggregation) => {
      const people = Float64Array.of(50, 62, 71)
      const covariance = Float64Array.of(4, 1, 0.5, 1, 3, 0.2, 0.5, 0.2, 2)
      const { combine, measures } = combineMeasures(plan(aggregation), [0, 1, 2], 4, [
        { measure: 'smile_rate', column: 3 },
      ])
      const { values, gradient } = combine(Float64Array.of(...people, 0.4))
      const [city] = buildEdition(
        tree,
        [{ city: 'c', people, covariance, objective: new Float64Array(3).fill(NaN) }],
        { edition: 'people', aggregation, missing: 'other-side-flagged', level: 0.95 },
      ).cities
      expect(measures.map(({ measure, code }) => measure + code)).toEqual([
        'index',
        'first_levelS',
        'first_levelM',
        'smile_rate',
      ])
      expect(values[0]).toBeCloseTo(city!.index.score!, 12)
      expect(values[1]).toBeCloseTo(city!.firstLevel['S']!.score!, 12)
      expect(values[3]).toBe(0.4)
      let variance = 0
      for (let a = 0; a < 3; a++)
        for (let b = 0; b < 3; b++) variance += gradient[a]! * gradient[b]! * covariance[a * 3 + b]!
      expect(Math.sqrt(variance)).toBeCloseTo(city!.index.se!, 12)
    },
  )

  it('leaves out what the city has not, and gives no index without a score the city has', () => {
    const { combine, measures } = combineMeasures(plan('arithmetic'), [0, null, null], 1, [])
    expect(measures.map(({ measure, code }) => measure + code)).toEqual(['index', 'first_levelS'])
    expect([...combine(Float64Array.of(40)).values]).toEqual([40, 40])
    expect([...combine(Float64Array.of(NaN)).values]).toEqual([NaN, NaN])
  })

  it('gives no geometric mean of a score of 0 instead of refusing the wave', () => {
    const { combine } = combineMeasures(plan('geometric'), [0, 1, 2], 3, [])
    const [index, s, m] = combine(Float64Array.of(0, 50, 60)).values
    expect([index, s]).toEqual([NaN, NaN])
    expect(m).toBeCloseTo(60, 12)
  })
})
