import type { IndexBasis, IndexScheme } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { seededRandom } from '#app/statistics/random.ts'

/** The scheme of a framework that says nothing else. */
export const FRAMEWORK_SCHEME: IndexScheme = {
  weights: { first: { method: 'framework' }, second: { method: 'framework' }, indicators: 'framework' },
  peopleShare: {},
  normalisation: { method: 'goalposts' },
  treatment: { method: 'none' },
  aggregation: { objective: 'arithmetic', first: 'arithmetic', index: 'arithmetic' },
}

export const OPTIONS = { edition: 'blended', level: 0.95 } as const

export function changed(change: Partial<IndexScheme>): IndexScheme {
  return { ...FRAMEWORK_SCHEME, ...change }
}

/** Cities with drawn scores: two first-level indices, A of A1 and A2, B of B1 to B3; A2 has no indicator. */
export function madeBasis(cities = 12, seed = 7): IndexBasis {
  const random = seededRandom(seed)
  const k = 5
  return {
    tree: [
      { code: 'X', parent: null, weight: 1 },
      { code: 'A', parent: 'X', weight: 1 },
      { code: 'B', parent: 'X', weight: 2 },
      { code: 'A1', parent: 'A', weight: 1, peopleShare: 0.6 },
      { code: 'A2', parent: 'A', weight: 1, peopleShare: 0.7 },
      { code: 'B1', parent: 'B', weight: 1, peopleShare: 0.5 },
      { code: 'B2', parent: 'B', weight: 3, peopleShare: 0.4 },
      { code: 'B3', parent: 'B', weight: 1, peopleShare: 0.8 },
    ],
    indicators: [
      { code: 'a', node: 'A1', weight: 1, direction: 1, low: 0, high: 100 },
      { code: 'b', node: 'A1', weight: 2, direction: -1, low: 10, high: 90 },
      { code: 'c', node: 'B1', weight: 1, direction: 1, low: 0, high: 100 },
      { code: 'd', node: 'B2', weight: 1, direction: 1, low: 0, high: 100 },
      { code: 'e', node: 'B3', weight: 1, direction: 1, low: 0, high: 100 },
    ],
    cities: Array.from({ length: cities }, (_, at) => {
      const general = 60 + 6 * random.normal()
      const own = Float64Array.from({ length: k }, () => general + 4 * random.normal())
      const covariance = new Float64Array(k * k)
      for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) covariance[i * k + j] = i === j ? 1 : 0.4
      return {
        city: `c${at}`,
        people: own,
        covariance,
        values: Float64Array.from({ length: 5 }, () => 20 + 60 * random.uniform()),
        part: 'public' as const,
        placed: true,
      }
    }),
    importance: {
      A: { named: 0.6, points: { share: 0.7, se: 0.02 }, first: { share: 0.75, se: 0.03 } },
      B: { named: 0.3, points: { share: 0.3, se: 0.02 }, first: { share: 0.25, se: null } },
    },
  }
}
