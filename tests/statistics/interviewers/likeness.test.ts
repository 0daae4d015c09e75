import { expect, it } from 'vitest'

import { closestMatches } from '#app/statistics/interviewers/closest-match.ts'
import { spreadRatio } from '#app/statistics/interviewers/spread-ratio.ts'

const rows = (...all: number[][]) => all.map((row) => Int32Array.from(row))

it('finds for each interview the one most like it, over the items both answered', () => {
  const matches = closestMatches(rows([1, 2, 3, 4], [1, 2, 3, 5], [5, 5, -1, -1]), 2)
  expect(Array.from(matches)).toEqual([0.75, 0.75, 0])
})

it('does not compare interviews that share fewer items than asked', () => {
  expect(Array.from(closestMatches(rows([1, -1, 2], [1, 3, -1]), 2))).toEqual([NaN, NaN])
  expect(Array.from(closestMatches(rows([1, 2]), 1))).toEqual([NaN])
})

it('compares the spread of an interviewer with that of all, item by item', () => {
  // item 1: 1 of 2, item 2: 2 of 2; item 3 does not differ among all and is left out
  const all = [
    [1, 3],
    [2, 4],
    [3, 3],
  ].map((column) => Float64Array.from(column))
  const own = [Float64Array.from([1, 1 + Math.SQRT2]), all[1]!, all[2]!]
  expect(spreadRatio(own, all)).toBeCloseTo((1 / 2 + 1) / 2, 12)
  expect(spreadRatio([Float64Array.from([4]), new Float64Array(), all[2]!], all)).toBeNull()
})
