import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildEdition, type EditionOptions } from '#app/statistics/composite/editions/build-editions.ts'
import type { IndexNode } from '#app/statistics/composite/editions/index-tree.ts'

const SECOND = [2, 3, 1]
const K = SECOND.reduce((sum, count) => sum + count, 0)

/** Three first-level indices with two, three and one second-level index below them. */
function treeOf(weights: number[], shares: number[]): IndexNode[] {
  const tree: IndexNode[] = [{ code: 'Index', parent: null, weight: 1 }]
  let at = 0
  SECOND.forEach((count, first) => {
    tree.push({ code: `F${first}`, parent: 'Index', weight: weights[first] ?? 1 })
    for (let child = 0; child < count; child++, at++) {
      tree.push({
        code: `S${at}`,
        parent: `F${first}`,
        weight: weights[3 + at] ?? 1,
        peopleShare: shares[at] ?? 0.5,
      })
    }
  })
  return tree
}

const positive = (count: number) =>
  fc.array(fc.double({ min: 0.1, max: 9, noNaN: true }), { minLength: count, maxLength: count })
const scores = fc.array(
  fc.oneof({ weight: 5, arbitrary: fc.double({ min: 1, max: 100, noNaN: true }) }, fc.constant(NaN)),
  {
    minLength: K,
    maxLength: K,
  },
)
const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: K, maxLength: K })
const aggregation = fc.constantFrom('arithmetic' as const, 'geometric' as const)

function indexOf(tree: IndexNode[], people: number[], objective: number[], options: Partial<EditionOptions>) {
  const city = {
    city: 'Aa',
    people: Float64Array.from(people),
    covariance: Float64Array.from({ length: K * K }, (_, at) => (at % (K + 1) === 0 ? 4 : 1)),
    objective: Float64Array.from(objective),
  }
  const all: EditionOptions = {
    edition: 'blended',
    aggregation: 'arithmetic',
    missing: 'other-side-flagged',
    level: 0.95,
    ...options,
  }
  return buildEdition(tree, [city], all).cities[0]
}

describe('laws of the index', () => {
  it('a bigger score never lowers it', () => {
    fc.assert(
      fc.property(
        positive(3 + K),
        shares,
        scores,
        scores,
        aggregation,
        fc.integer({ min: 0, max: K - 1 }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (weights, lambda, people, objective, method, at, more) => {
          const tree = treeOf(weights, lambda)
          const raised = people.map((score, place) => (place === at ? score + more : score))
          const before = indexOf(tree, people, objective, { aggregation: method })?.index.score
          const after = indexOf(tree, raised, objective, { aggregation: method })?.index.score
          if (before == null || after == null) expect(after).toBe(before)
          else expect(after).toBeGreaterThanOrEqual(before - 1e-9)
        },
      ),
    )
  })

  it('scaling all weights changes nothing', () => {
    fc.assert(
      fc.property(
        positive(3 + K),
        shares,
        scores,
        scores,
        aggregation,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (weights, lambda, people, objective, method, factor) => {
          const scaled = weights.map((weight) => weight * factor)
          const before = indexOf(treeOf(weights, lambda), people, objective, { aggregation: method })
          const after = indexOf(treeOf(scaled, lambda), people, objective, { aggregation: method })
          if (before?.index.score == null) expect(after?.index).toEqual(before?.index)
          else {
            expect(after?.index.score).toBeCloseTo(before.index.score, 9)
            expect(after?.index.se).toBeCloseTo(before.index.se ?? NaN, 9)
          }
        },
      ),
    )
  })

  it('lies between its lowest and its highest part, and prints no NaN', () => {
    fc.assert(
      fc.property(
        positive(3 + K),
        shares,
        scores,
        scores,
        aggregation,
        (weights, lambda, people, objective, method) => {
          const result = indexOf(treeOf(weights, lambda), people, objective, { aggregation: method })
          expect(
            JSON.stringify(result, (_, value) => (typeof value === 'number' ? String(value) : value)),
          ).not.toMatch(/NaN|Infinity/)
          const parts = Object.values(result?.secondLevel ?? {}).flatMap(({ score }) =>
            score === null ? [] : [score],
          )
          if (result?.index.score == null) return
          expect(result.index.score).toBeGreaterThanOrEqual(Math.min(...parts) - 1e-9)
          expect(result.index.score).toBeLessThanOrEqual(Math.max(...parts) + 1e-9)
        },
      ),
    )
  })
})
