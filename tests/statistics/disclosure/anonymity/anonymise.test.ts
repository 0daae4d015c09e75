import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { anonymise } from '#app/statistics/disclosure/anonymity/anonymise.ts'
import { SUPPRESSED, type AnonymityInput } from '#app/statistics/disclosure/anonymity/anonymity-input.ts'
import { countUniformClasses } from '#app/statistics/disclosure/anonymity/count-uniform-classes.ts'
import { hideThinParts } from '#app/statistics/disclosure/anonymity/hide-thin-parts.ts'
import { seededRandom } from '#app/statistics/random.ts'

const RULE = { k: 10, leastPerCategory: 30, mostSuppressed: 0.05 }

/** Two cities; ten districts of unequal size, eight age groups in three bands, sex with some who gave none. */
function drawn(seed: number, n: number): AnonymityInput {
  const random = seededRandom(seed)
  const column = (draw: () => number) => Int32Array.from({ length: n }, draw)
  const skewed = (count: number) => Math.floor(count * random.uniform() ** 2.5)
  return {
    groups: column(() => (random.uniform() < 0.6 ? 0 : 1)),
    quasi: [
      { name: 'sex', codes: column(() => skewed(3)), levels: [identity(3), all(3)] },
      {
        name: 'age',
        codes: column(() => skewed(8)),
        levels: [identity(8), Int32Array.of(0, 0, 0, 1, 1, 1, 2, 2), all(8)],
      },
      { name: 'district', codes: column(() => skewed(10)), levels: [identity(10), all(10)] },
    ],
  }
}

const identity = (count: number) => Int32Array.from({ length: count }, (_, code) => code)
const all = (count: number) => new Int32Array(count)

/** Rows by everything an intruder may know, counted on any choice of quasi-identifiers. */
function sizesOn({ groups }: AnonymityInput, codes: Int32Array[], chosen: number[]): number[] {
  const sizes = new Map<string, number>()
  groups.forEach((group, row) => {
    const key = [group, ...chosen.map((q) => codes[q]![row])].join()
    sizes.set(key, (sizes.get(key) ?? 0) + 1)
  })
  return [...sizes.values()]
}

describe('k-anonymous rows', () => {
  it('leave no combination to fewer than k rows, on all or some of what an intruder knows', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 200, max: 900 }), (seed, n) => {
        const input = drawn(seed, n)
        const { codes, classSizes } = anonymise(input, RULE)
        for (const chosen of [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]]) {
          expect(Math.min(...sizesOn(input, codes, chosen))).toBeGreaterThanOrEqual(10)
        }
        expect(classSizes.reduce((sum, size) => sum + size, 0)).toBe(n)
      }),
      { numRuns: 25 },
    )
  })

  it('give an intruder who knows all shown totals nothing that is hidden, by taking away', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 200, max: 900 }), (seed, n) => {
        const input = drawn(seed, n)
        // also hidden for a reason of its own, though large enough
        input.quasi[2]!.hidden = new Map([[0, new Set([0, 9])]])
        const { levels } = anonymise(input, RULE)
        // what local suppression takes after this only blurs the parts
        const { codes } = hideThinParts(input, levels, RULE.leastPerCategory)
        input.quasi.forEach(({ codes: finest, hidden }, q) => {
          for (const group of [0, 1]) {
            const rows = Array.from(input.groups.keys()).filter((row) => input.groups[row] === group)
            const isHidden = (category: number) =>
              (hidden?.get(group)?.has(category) ?? false) ||
              rows.filter((row) => finest[row] === category).length < RULE.leastPerCategory
            // what a part of the file holds beyond the shown categories, whose totals the intruder takes off
            for (const part of new Set(rows.map((row) => codes[q]![row]!))) {
              const rest = rows.filter((row) => codes[q]![row] === part && isHidden(finest[row]!))
              const nothingNew =
                part === SUPPRESSED && rest.length === rows.filter((row) => isHidden(finest[row]!)).length
              const kinds = new Set(rest.map((row) => finest[row])).size
              const isEnough = rest.length >= RULE.leastPerCategory && kinds >= 2
              expect(nothingNew || rest.length === 0 || isEnough).toBe(true)
            }
          }
        })
      }),
      { numRuns: 25 },
    )
  })

  it('never hide a category alone: the city less the others would give it back', () => {
    // city of 200: districts of 100, 80 and 20
    const district = Int32Array.from({ length: 200 }, (_, row) => (row < 100 ? 0 : row < 180 ? 1 : 2))
    const input: AnonymityInput = {
      groups: new Int32Array(200),
      quasi: [{ name: 'district', codes: district, levels: [identity(3)] }],
    }
    const { codes, hiddenCells } = anonymise(input, RULE)
    expect([...new Set(codes[0]!.slice(0, 100))]).toEqual([0])
    expect([...new Set(codes[0]!.slice(100))]).toEqual([SUPPRESSED])
    expect(hiddenCells).toEqual([100])
  })

  it('make categories coarser for all cities alike before they take cells', () => {
    const input = drawn(3, 500)
    const { levels, suppressedCells, rowsBelowK, generalisation } = anonymise(input, RULE)
    expect(levels.some((level) => level > 0)).toBe(true)
    expect(rowsBelowK).toBeLessThanOrEqual(25)
    expect(generalisation).toBeGreaterThan(0)
    expect(suppressedCells.reduce((sum, cells) => sum + cells, 0)).toBeLessThanOrEqual(3 * 500 * 0.06)
  })

  it('are the same at every run, and leave the input alone', () => {
    const input = drawn(5, 400)
    const before = input.quasi.map(({ codes }) => [...codes])
    expect(anonymise(input, RULE)).toEqual(anonymise(drawn(5, 400), RULE))
    expect(input.quasi.map(({ codes }) => [...codes])).toEqual(before)
  })

  it('cannot be made of a city smaller than k', () => {
    expect(() => anonymise({ groups: new Int32Array(9), quasi: drawn(1, 9).quasi }, RULE)).toThrow('9 rows')
  })
})

describe('l-diversity', () => {
  it('counts the classes that all but give an answer away; no answer is none', () => {
    const classes = Int32Array.of(0, 0, 1, 1, 2, 2)
    expect(countUniformClasses(classes, 3, Int32Array.of(4, 4, 1, 2, -1, -1), 2)).toBe(1)
    expect(countUniformClasses(classes, 3, Int32Array.of(4, 4, 1, 2, 3, -1), 2)).toBe(2)
  })
})
