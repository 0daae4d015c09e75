import { expect, it } from 'vitest'

import { checkKeyed, isBegun, isComplete, nextNumber } from '#app/studio/keying/check-keyed.ts'

const NONE = { min: undefined, max: undefined }
const CODES = ['1', '2', '5', '97', '99']

it('refuses a code that a question does not have, and names it', () => {
  expect(checkKeyed('single_choice', CODES, NONE, '5')).toBeNull()
  expect(checkKeyed('single_choice', CODES, NONE, '3')).toBe('3')
  expect(checkKeyed('single_choice', CODES, NONE, '1 2')).toBe('1 2')
  expect(checkKeyed('multiple_choice', CODES, NONE, '1, 2 8')).toBe('8')
  expect(checkKeyed('ranking', CODES, NONE, '2 1 2')).toBe('2')
  expect(checkKeyed('single_choice', CODES, NONE, '  ')).toBeNull()
  expect(checkKeyed('open_text', [], NONE, 'anything')).toBeNull()
})

it('refuses a number out of range, and takes the letters that stand beside it', () => {
  const range = { min: '0', max: '24' }
  expect(checkKeyed('number', ['A'], range, '24')).toBeNull()
  expect(checkKeyed('number', ['A'], range, '25')).toBe('25')
  expect(checkKeyed('number', ['A'], range, 'a')).toBeNull()
  expect(checkKeyed('number', [], range, 'many')).toBe('MANY')
})

it('goes on by itself only when a code can be no longer', () => {
  expect(isComplete('single_choice', CODES, '5')).toBe(true)
  expect(isComplete('single_choice', ['1', '10'], '1')).toBe(false)
  expect(isComplete('single_choice', CODES, '97')).toBe(true)
  expect(isComplete('multiple_choice', CODES, '5')).toBe(false)
})

it('goes where a code leads', () => {
  expect(nextNumber('0:24 2:26', '2')).toBe(26)
  expect(nextNumber('0:24', '1')).toBeNull()
  expect(nextNumber('', '1')).toBeNull()
})

it('says nothing while more may still be typed', () => {
  expect(isBegun('single_choice', CODES, undefined, '9')).toBe(true)
  expect(isBegun('single_choice', CODES, undefined, '8')).toBe(false)
  expect(isBegun('multiple_choice', CODES, undefined, '1 9')).toBe(true)
  expect(isBegun('number', [], '24', '2')).toBe(true)
  expect(isBegun('number', [], '24', '25')).toBe(false)
})
