import { expect, test } from 'vitest'

import { at, position, SCORES, span, ticks } from '#app/ui/charts/sheet/scale.ts'

test('the ends of the axis keep two per cent of room', () => {
  expect(position(0, SCORES)).toBe(2)
  expect(position(100, SCORES)).toBe(98)
  expect(position(50, SCORES)).toBe(50)
})

test('a value outside the axis stands at its end', () => {
  expect(at(120, SCORES)).toBe('98.00%')
  expect(at(-5, SCORES)).toBe('2.00%')
})

test('a length is the difference of its ends and never negative', () => {
  expect(span(25, 75, SCORES)).toBe('48.00%')
  expect(span(75, 25, SCORES)).toBe('0.00%')
})

test('an axis without width puts everything in the middle', () => {
  expect(position(7, { min: 7, max: 7 })).toBe(50)
})

test('ticks are round and hold both ends', () => {
  expect(ticks(SCORES)).toEqual([0, 20, 40, 60, 80, 100])
  expect(ticks({ min: 1, max: 108 })).toEqual([1, 25, 50, 75, 108])
  expect(ticks({ min: 50, max: 80 })).toEqual([50, 60, 70, 80])
  expect(ticks({ min: 65, max: 75 })).toEqual([65, 70, 75])
  expect(ticks({ min: 3, max: 9.5 })).toEqual([3, 6, 8, 9.5])
})
