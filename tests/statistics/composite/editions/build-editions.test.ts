import { describe, expect, it } from 'vitest'
import {
  buildEdition,
  type CityScores,
  type EditionOptions,
} from '#app/statistics/composite/editions/build-editions.ts'
import type { IndexNode } from '#app/statistics/composite/editions/index-tree.ts'

const tree: IndexNode[] = [
  { code: 'SMILE', parent: null, weight: 1 },
  { code: 'S', parent: 'SMILE', weight: 1 },
  { code: 'M', parent: 'SMILE', weight: 3 },
  { code: 'S1', parent: 'S', weight: 1, peopleShare: 0.6 },
  { code: 'S2', parent: 'S', weight: 1, peopleShare: 0.8 },
  { code: 'M1', parent: 'M', weight: 2, peopleShare: 0.5 },
]
const covariance = Float64Array.of(4, 1, 2, 1, 9, 3, 2, 3, 16)
const city = (name: string, people: number[], objective: number[]): CityScores => ({
  city: name,
  people: Float64Array.from(people),
  covariance,
  objective: Float64Array.from(objective),
})
const blended: EditionOptions = {
  edition: 'blended',
  aggregation: 'arithmetic',
  missing: 'other-side-flagged',
  level: 0.95,
}
const only = (cities: CityScores[], options: Partial<EditionOptions> = {}) =>
  buildEdition(tree, cities, { ...blended, ...options })

describe('buildEdition', () => {
  it('blends, goes up the tree and carries the joint covariance to the index', () => {
    const [result] = only([city('Aa', [50, 60, 70], [40, 80, 30])]).cities
    const s1 = 0.6 * 50 + 0.4 * 40
    const s2 = 0.8 * 60 + 0.2 * 80
    const m1 = 0.5 * 70 + 0.5 * 30
    expect(result?.secondLevel['S1']?.score).toBeCloseTo(s1, 12)
    expect(result?.firstLevel['S']?.score).toBeCloseTo((s1 + s2) / 2, 12)
    expect(result?.index.score).toBeCloseTo((s1 + s2) / 8 + (3 * m1) / 4, 12)
    const g = [0.6 / 8, 0.8 / 8, 0.375]
    const variance = g.reduce(
      (sum, left, i) =>
        sum + g.reduce((part, right, j) => part + left * right * (covariance[3 * i + j] ?? 0), 0),
      0,
    )
    expect(result?.index.se).toBeCloseTo(Math.sqrt(variance), 12)
    expect(result?.secondLevel['M1']?.se).toBeCloseTo(0.5 * 4, 12)
    expect(result?.index.ciUpper).toBeCloseTo(
      (result?.index.score ?? 0) + 1.959963984540054 * Math.sqrt(variance),
      9,
    )
    expect(result?.flags).toEqual({})
  })

  it('lets the other side stand in for a missing one and flags it', () => {
    const [result] = only([city('Aa', [NaN, 60, 70], [40, NaN, NaN])]).cities
    expect(result?.secondLevel['S1']).toEqual({ score: 40, se: 0, ciLower: 40, ciUpper: 40 })
    expect(result?.secondLevel['S2']?.score).toBe(60)
    expect(result?.flags).toEqual({ S1: 'people-missing', S2: 'objective-missing', M1: 'objective-missing' })
    expect(result?.effectivePeopleShare).toBeCloseTo(1 / 8 + 3 / 4, 12)
  })

  it('leaves a node without any side out, flagged, and gives its weight to its siblings', () => {
    const [result] = only([city('Aa', [NaN, 60, 70], [NaN, 80, 30])]).cities
    expect(result?.secondLevel['S1']?.score).toBeNull()
    expect(result?.flags).toEqual({ S1: 'both-missing' })
    expect(result?.firstLevel['S']?.score).toBeCloseTo(64, 12)
  })

  it('gives a city without any people score no score in the people edition', () => {
    const cities = [city('Aa', [NaN, NaN, NaN], [40, 80, 30]), city('Bb', [50, 60, 70], [40, 80, 30])]
    const people = only(cities, { edition: 'people' })
    expect(people.cities[0]?.index).toEqual({ score: null, se: null, ciLower: null, ciUpper: null })
    expect(people.cities[0]?.effectivePeopleShare).toBeNull()
    expect(people.cities[1]?.index.score).toBeCloseTo((50 + 60) / 8 + (3 * 70) / 4, 12)
    expect(people.peopleShare.nominal).toBe(1)
    const both = only(cities)
    expect(both.cities[0]?.index.score).toBeCloseTo((40 + 80) / 8 + (3 * 30) / 4, 12)
    expect(both.cities[0]?.effectivePeopleShare).toBe(0)
  })

  it('says the people share as nominal, effective and share of variance', () => {
    const result = only([
      city('Aa', [50, 60, 70], [40, 80, 30]),
      city('Bb', [55, 62, 71], [45, 70, NaN]),
      city('Cc', [52, 50, 40], [44, 77, 35]),
    ])
    expect(result.peopleShare.nominal).toBeCloseTo(0.25 * 0.7 + 0.75 * 0.5, 12)
    expect(result.peopleShare.effective).toBeCloseTo((0.55 + 0.925 + 0.55) / 3, 12)
    const peopleParts = [50, 55, 52].map((s1, at) => {
      const s2 = [60, 62, 50][at] ?? 0
      const m1 = [70, 71, 40][at] ?? 0
      return (0.6 * s1) / 8 + (0.8 * s2) / 8 + 0.75 * (at === 1 ? 1 : 0.5) * m1
    })
    const totals = result.cities.map(({ index }) => index.score ?? NaN)
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    const cov = (a: number[], b: number[]) => mean(a.map((x, i) => (x - mean(a)) * ((b[i] ?? 0) - mean(b))))
    expect(result.peopleShare.variance).toBeCloseTo(cov(peopleParts, totals) / cov(totals, totals), 10)
  })

  it('reaches the geometric error by the gradient: numerical derivatives agree', () => {
    const people = [50, 60, 70]
    const scoreAt = (at: number, step: number) =>
      only(
        [
          city(
            'Aa',
            people.map((value, i) => (i === at ? value + step : value)),
            [40, 80, 30],
          ),
        ],
        {
          aggregation: 'geometric',
        },
      ).cities[0]
    const g = people.map(
      (_, at) => ((scoreAt(at, 1e-4)?.index.score ?? 0) - (scoreAt(at, -1e-4)?.index.score ?? 0)) / 2e-4,
    )
    const variance = g.reduce(
      (sum, left, i) =>
        sum + g.reduce((part, right, j) => part + left * right * (covariance[3 * i + j] ?? 0), 0),
      0,
    )
    expect(scoreAt(0, 0)?.index.se).toBeCloseTo(Math.sqrt(variance), 6)
  })

  it('refuses a geometric mean of a score that is not positive, naming node and city', () => {
    expect(() => only([city('Aa', [0, 60, 70], [0, 80, 30])], { aggregation: 'geometric' })).toThrow(
      expect.objectContaining({
        code: 'NOT_POSITIVE_FOR_GEOMETRIC_MEAN',
        at: { node: 'S', city: 'Aa', value: 0 },
      }),
    )
  })

  it('leaves the standard error out, not the score, when a covariance is unknown', () => {
    const unknown = { ...city('Aa', [50, 60, 70], [40, 80, 30]), covariance: new Float64Array(9).fill(NaN) }
    const [result] = only([unknown]).cities
    expect(result?.index.score).not.toBeNull()
    expect(result?.index.se).toBeNull()
    expect(result?.index.ciLower).toBeNull()
  })

  it('uses no side of share 0: λ = 1 without people scores has no score, whatever the objective side', () => {
    const alone: IndexNode[] = [
      { code: 'I', parent: null, weight: 1 },
      { code: 'F', parent: 'I', weight: 1 },
      { code: 'X', parent: 'F', weight: 1, peopleShare: 1 },
    ]
    const scores = {
      city: 'Aa',
      people: Float64Array.of(NaN),
      covariance: Float64Array.of(1),
      objective: Float64Array.of(9),
    }
    expect(buildEdition(alone, [scores], blended).cities[0]?.flags).toEqual({ X: 'both-missing' })
  })
})
