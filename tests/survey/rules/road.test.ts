import { expect, test } from 'vitest'

import { readField, withAnswer, writeField } from '#app/survey/rules/item-field.ts'
import { firstFault, keepAsked, placeOnRoad } from '#app/survey/rules/road.ts'
import { makeItem } from '#tests/support/records/items.ts'

const items = [
  makeItem('a', ['x', 'y']),
  makeItem('b', [1, 2], { show_if: { item: 'a', values: ['x'] } }),
  makeItem('c', [1, 2], { show_if: { item: 'b', values: [2] } }),
  makeItem('d', [1, 2], { required: false }),
]

test('the place on the road counts the questions asked after the answers so far', () => {
  expect(placeOnRoad(items, {}, 0)).toEqual({ place: 1, of: 2 })
  expect(placeOnRoad(items, { a: 'x' }, 1)).toEqual({ place: 2, of: 3 })
  expect(placeOnRoad(items, { a: 'x', b: 2 }, 3)).toEqual({ place: 4, of: 4 })
})

test('answers to questions no longer asked are left out, with all that hung on them', () => {
  expect(keepAsked(items, { a: 'y', b: 2, c: 1, d: 1, unknown: 1 })).toEqual({ a: 'y', d: 1 })
})

test('the first fault is a missing or impossible answer to a question that is asked', () => {
  expect(firstFault(items, {})).toEqual({ index: 0, issue: 'required' })
  expect(firstFault(items, { a: 'x', b: 3 })).toEqual({ index: 1, issue: 'not_an_option' })
  expect(firstFault(items, { a: 'y' })).toBeNull()
})

test('fields are read as the options have them: numbers stay numbers, order is kept, blanks fall away', () => {
  const ranking = makeItem('r', [1, 2, 3], { type: 'ranking' })
  expect(readField(makeItem('s', [5, 99]), ['99'])).toBe(99)
  expect(readField(ranking, ['3', '', '1'])).toEqual([3, 1])
  expect(readField(ranking, ['', ''])).toBeUndefined()
  expect(readField(makeItem('n', [], { type: 'number' }), ['3,5'])).toBe(3.5)
  expect(readField(makeItem('t', [], { type: 'open_text' }), ['one\r\ntwo'])).toBe('one\ntwo')
  expect(readField(makeItem('s', [5, 99]), ['7'])).toBe('7')
  expect(writeField(readField(ranking, ['3', '1']))).toEqual(['3', '1'])
  expect(writeField(undefined)).toEqual([])
})

test('an answer is put in or taken out without touching the others', () => {
  const answers = { a: 'x', b: 1 }
  expect(withAnswer(answers, makeItem('a', []), 'y')).toEqual({ a: 'y', b: 1 })
  expect(withAnswer(answers, makeItem('a', []), undefined)).toEqual({ b: 1 })
  expect(answers).toEqual({ a: 'x', b: 1 })
})
