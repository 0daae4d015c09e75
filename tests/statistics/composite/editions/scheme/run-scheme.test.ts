import { describe, expect, it } from 'vitest'

import { buildEdition } from '#app/statistics/composite/editions/build-editions.ts'
import { normaliseGoalposts } from '#app/statistics/composite/editions/normalise-goalposts.ts'
import { objectiveScore } from '#app/statistics/composite/editions/objective-score.ts'
import { runScheme } from '#app/statistics/composite/editions/scheme/run-scheme.ts'
import type { IndexBasis, IndexScheme } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import { seededRandom } from '#app/statistics/random.ts'
import { changed, FRAMEWORK_SCHEME, madeBasis, OPTIONS } from './made-basis.ts'

const basis = madeBasis()

function refusalOf(work: () => unknown): Refusal {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error
  }
  throw new Error('nothing was refused')
}

/** The edition as the official run makes it, without any scheme. */
function officially({ tree, indicators, cities }: IndexBasis) {
  const nodes = ['A1', 'A2', 'B1', 'B2', 'B3']
  const scores = cities.map(({ city, people, covariance, values }) => ({
    city,
    people,
    covariance,
    objective: Float64Array.from(nodes, (node) => {
      const own = indicators.flatMap((indicator, at) => (indicator.node === node ? [{ indicator, at }] : []))
      const placed = own.map(({ indicator: { low, high, direction }, at }) => {
        const goalposts = { low, high, direction, scale: 100, truncate: true }
        return normaliseGoalposts(Float64Array.of(values[at]!), goalposts)[0]!
      })
      return objectiveScore(
        placed,
        own.map(({ indicator }) => indicator.weight),
        0,
      ).score
    }),
  }))
  return buildEdition(tree, scores, { ...OPTIONS, aggregation: 'arithmetic', missing: 'other-side-flagged' })
}

describe('runScheme', () => {
  it.each(['people', 'blended'] as const)(
    "gives the %s edition to the last bit by the framework's own scheme",
    (edition) => {
      const official = officially(basis)
      const run = runScheme(basis, FRAMEWORK_SCHEME, { ...OPTIONS, edition: 'blended' })
      expect(run.cities).toEqual(official.cities)
      expect(run.peopleShare).toEqual(official.peopleShare)
      expect(runScheme(basis, FRAMEWORK_SCHEME, { ...OPTIONS, edition }).cities).toHaveLength(12)
    },
  )

  it('scores an indicator between the goalposts that were typed, and the others between their own', () => {
    const typed = changed({ normalisation: { method: 'goalposts', goalposts: { b: { low: 40, high: 50 } } } })
    const columns = (scheme: IndexScheme) => runScheme(basis, scheme, OPTIONS).objective.indicators
    const [own, moved] = [columns(FRAMEWORK_SCHEME), columns(typed)]
    basis.cities.forEach(({ values }, row) => {
      const share = (50 - values[1]!) / (50 - 40)
      expect(moved[1]![row]).toBeCloseTo(100 * Math.min(1, Math.max(0, share)), 12)
    })
    for (const at of [0, 2, 3, 4]) expect(moved[at]).toEqual(own[at])
  })

  it.each([
    [50, 50],
    [60, 50],
    [NaN, 50],
    [-Infinity, 50],
  ])('names the indicator whose goalposts are %d and %d', (low, high) => {
    const typed = changed({ normalisation: { method: 'goalposts', goalposts: { d: { low, high } } } })
    expect(refusalOf(() => runScheme(basis, typed, OPTIONS))).toMatchObject({
      code: 'INVALID_GOALPOSTS',
      at: { node: 'd' },
    })
  })

  it('weighs by entered numbers, whatever they sum to, and says each share', () => {
    const entered = (a: number, b: number) =>
      changed({
        weights: { ...FRAMEWORK_SCHEME.weights, first: { method: 'entered', weights: { A: a, B: b } } },
      })
    const scores = (scheme: IndexScheme) =>
      runScheme(basis, scheme, OPTIONS).cities.map(({ index }) => index.score!)
    scores(entered(30, 10)).forEach((score, at) =>
      expect(score).toBeCloseTo(scores(entered(0.75, 0.25))[at]!, 12),
    )
    expect(runScheme(basis, entered(30, 10), OPTIONS).families[0]?.weights).toEqual({ A: 0.75, B: 0.25 })
  })

  it('takes the mean of the experts’ shares and keeps how far they are apart', () => {
    const experts = [
      { name: 'one', points: { A: 60, B: 40 } },
      { name: 'two', points: { A: 2, B: 8 } },
      { name: 'nobody', points: {} },
    ]
    const scheme = changed({ weights: { ...FRAMEWORK_SCHEME.weights, first: { method: 'budget', experts } } })
    const [top] = runScheme(basis, scheme, OPTIONS).families
    expect(top?.weights['A']).toBeCloseTo(0.4, 12)
    expect(top?.spread?.['A']).toEqual({ sd: expect.closeTo(Math.sqrt(0.08), 12), min: 0.2, max: 0.6 })
  })

  it('reads comparisons of pairs and says how consistent they are', () => {
    const ahp = (comparisons: Record<string, number>) =>
      changed({ weights: { ...FRAMEWORK_SCHEME.weights, second: { method: 'ahp', comparisons } } })
    const consistent = runScheme(basis, ahp({ 'B1:B2': 2, 'B1:B3': 4, 'B2:B3': 2 }), OPTIONS)
    const b = consistent.families.find(({ parent }) => parent === 'B')!
    expect(b.consistencyRatio).toBeCloseTo(0, 9)
    expect(b.weights['B1']).toBeCloseTo(4 / 7, 9)
    const wild = runScheme(basis, ahp({ 'B1:B2': 9, 'B2:B3': 9, 'B1:B3': 1 / 9 }), OPTIONS)
    expect(wild.families.find(({ parent }) => parent === 'B')?.consistencyRatio).toBeGreaterThan(0.1)
  })

  it('weighs by what residents name, where it was asked', () => {
    const scheme = changed({ weights: { ...FRAMEWORK_SCHEME.weights, first: { method: 'residents' } } })
    expect(runScheme(basis, scheme, OPTIONS).families[0]?.weights['A']).toBeCloseTo(2 / 3, 12)
    const voted = (rule: 'points' | 'first', level: 'first' | 'second' = 'first') =>
      changed({ weights: { ...FRAMEWORK_SCHEME.weights, [level]: { method: 'residents', rule } } })
    const [byPoints] = runScheme(basis, voted('points'), OPTIONS).families
    expect(byPoints?.weights['A']).toBeCloseTo(0.7, 12)
    expect(byPoints?.error).toEqual({ A: 0.02, B: 0.02 })
    const [byFirst] = runScheme(basis, voted('first'), OPTIONS).families
    expect(byFirst?.weights['A']).toBeCloseTo(0.75, 12)
    expect(byFirst?.error).toEqual({ A: 0.03, B: null })
    expect(refusalOf(() => runScheme(basis, voted('points', 'second'), OPTIONS))).toMatchObject({
      code: 'IMPORTANCE_NOT_ASKED',
      at: { parent: 'A' },
    })
    const refusal = refusalOf(() => runScheme({ ...basis, importance: null }, scheme, OPTIONS))
    expect(refusal).toMatchObject({ code: 'IMPORTANCE_NOT_ASKED', at: { parent: 'X' } })
  })

  it('weighs by principal components: two siblings always weigh the same', () => {
    const pca = { method: 'pca' } as const
    const scheme = changed({ weights: { first: pca, second: pca, indicators: 'framework' } })
    const { families } = runScheme(madeBasis(40), scheme, OPTIONS)
    expect(families.find(({ parent }) => parent === 'A')?.weights['A1']).toBeCloseTo(0.5, 9)
    const b = Object.values(families.find(({ parent }) => parent === 'B')!.weights)
    expect(b.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
    expect(new Set(b).size).toBe(3)
  })

  it('blends by the λ it is given: all people is the people edition where every index has an answer', () => {
    const all = Object.fromEntries(['A1', 'A2', 'B1', 'B2', 'B3'].map((code) => [code, 1]))
    const people = runScheme(basis, FRAMEWORK_SCHEME, { ...OPTIONS, edition: 'people' })
    const shared = runScheme(basis, changed({ peopleShare: all }), OPTIONS)
    shared.cities.forEach(({ index }, at) => expect(index).toEqual(people.cities[at]?.index))
    expect(shared.peopleShare.nominal).toBeCloseTo(1, 12)
  })

  it.each([
    ['minMax', (scores: number[]) => [Math.min(...scores), Math.max(...scores)], [0, 100]],
    ['percentileRank', (scores: number[]) => [Math.min(...scores), Math.max(...scores)], [0, 100]],
  ] as const)('normalises objective figures by %s over the cities', (method, of, expected) => {
    const { objective } = runScheme(basis, changed({ normalisation: { method } }), OPTIONS)
    for (const column of objective.indicators) {
      of([...column]).forEach((value, at) => expect(value).toBeCloseTo(expected[at]!, 9))
    }
  })

  it('puts the reference city at 100 and the worst at 0, in the direction of the indicator', () => {
    const scheme = changed({ normalisation: { method: 'distanceToReference', city: 'c3' } })
    const { objective } = runScheme(basis, scheme, OPTIONS)
    for (const column of objective.indicators) {
      expect(column[3]).toBeCloseTo(100, 9)
      expect(Math.min(...column)).toBeCloseTo(0, 9)
    }
  })

  it('carries the error of the survey through every mean as drawing the people scores does', () => {
    const mean = 'geometric'
    const scheme = changed({ aggregation: { objective: 'arithmetic', first: mean, index: 'harmonic' } })
    const [first] = runScheme(basis, scheme, OPTIONS).cities
    const random = seededRandom(3)
    const draws = Array.from({ length: 4000 }, () => {
      const shared = Math.sqrt(0.4) * random.normal()
      const [city] = basis.cities
      const people = city!.people.map((score) => score + shared + Math.sqrt(0.6) * random.normal())
      return runScheme({ ...basis, cities: [{ ...city!, people }] }, scheme, OPTIONS).cities[0]!.index.score!
    })
    const centre = draws.reduce((sum, score) => sum + score, 0) / draws.length
    const sd = Math.sqrt(draws.reduce((sum, score) => sum + (score - centre) ** 2, 0) / (draws.length - 1))
    expect(first!.index.se! / sd).toBeGreaterThan(0.95)
    expect(first!.index.se! / sd).toBeLessThan(1.05)
  })

  it.each([
    [
      'an indicator that is the same everywhere',
      { normalisation: { method: 'minMax' } },
      'CONSTANT_INDICATOR',
    ],
    [
      'a logarithm on fixed goalposts',
      { treatment: { method: 'winsoriseThenLog', maxPoints: 5, skew: 2, kurtosis: 3.5 } },
      'LOG_WITH_GOALPOSTS',
    ],
    [
      'a geometric mean of a score of 0',
      { aggregation: { objective: 'arithmetic', first: 'geometric', index: 'arithmetic' } },
      'NOT_POSITIVE_FOR_GEOMETRIC_MEAN',
    ],
    [
      'a harmonic mean of a score of 0',
      { aggregation: { objective: 'arithmetic', first: 'harmonic', index: 'arithmetic' } },
      'NOT_POSITIVE_FOR_HARMONIC_MEAN',
    ],
    [
      'weights that are all 0',
      { weights: { ...FRAMEWORK_SCHEME.weights, first: { method: 'entered', weights: {} } } },
      'CHILDREN_WITHOUT_WEIGHTS',
    ],
  ] as [string, Partial<IndexScheme>, string][])('refuses %s, naming the place', (_, change, code) => {
    const odd: IndexBasis = {
      ...basis,
      cities: basis.cities.map((city) => {
        const people = Float64Array.from(city.people)
        const values = Float64Array.from(city.values)
        if (code === 'CONSTANT_INDICATOR') values[2] = 5
        if (code.startsWith('NOT_POSITIVE') && city.city === 'c1') people[1] = 0
        return { ...city, people, values }
      }),
    }
    const refusal = refusalOf(() => runScheme(odd, changed(change), OPTIONS))
    expect(refusal.code).toBe(code)
    if (code === 'CONSTANT_INDICATOR') expect(refusal.at).toEqual({ node: 'c' })
    if (code.startsWith('NOT_POSITIVE')) expect(refusal.at).toMatchObject({ node: 'A', city: 'c1' })
  })

  it('names the child to which principal components give a negative weight', () => {
    const turned = madeBasis(40)
    for (const city of turned.cities) city.people[4] = 150 - city.people[3]!
    const all = Object.fromEntries(['A1', 'A2', 'B1', 'B2', 'B3'].map((code) => [code, 1]))
    const scheme = changed({
      peopleShare: all,
      weights: { ...FRAMEWORK_SCHEME.weights, second: { method: 'pca' } },
    })
    const refusal = refusalOf(() => runScheme(turned, scheme, OPTIONS))
    expect(refusal).toMatchObject({ code: 'NEGATIVE_PCA_WEIGHT', at: { parent: 'B' } })
  })

  it('keeps cities nobody may read out of the index, and evaluators’ cities out of the shares', () => {
    const parts: IndexBasis['cities'][number]['part'][] = [
      'nobody',
      'evaluators',
      ...Array.from({ length: 10 }, () => 'public' as const),
    ]
    const mixed = { ...basis, cities: basis.cities.map((city, at) => ({ ...city, part: parts[at]! })) }
    const run = runScheme(mixed, FRAMEWORK_SCHEME, OPTIONS)
    expect(run.cities.map(({ city }) => city)).toEqual(basis.cities.slice(1).map(({ city }) => city))
    const alone = runScheme({ ...basis, cities: basis.cities.slice(2) }, FRAMEWORK_SCHEME, OPTIONS)
    expect(run.peopleShare).toEqual(alone.peopleShare)
  })
})
