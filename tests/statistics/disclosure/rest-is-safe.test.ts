import { expect, it } from 'vitest'

import { restIsSafe } from '#app/statistics/disclosure/rest-is-safe.ts'

it('a total is safe where nothing of it is hidden, or enough people in two hidden parts', () => {
  expect(restIsSafe(80, [50, 30], [true, true], 30)).toBe(true)
  expect(restIsSafe(90, [50, 20, 20], [true, false, false], 30)).toBe(true)
})

it('a total gives away a hidden part that is alone, and hidden parts of too few together', () => {
  expect(restIsSafe(90, [50, 40], [true, false], 30)).toBe(false)
  expect(restIsSafe(70, [50, 12, 8], [true, false, false], 30)).toBe(false)
})

it('a part of nobody hides nothing', () => {
  expect(restIsSafe(90, [50, 40, 0], [true, false, false], 30)).toBe(false)
})
