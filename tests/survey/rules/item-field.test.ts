import { describe, expect, it } from 'vitest'

import { readField, writeField } from '#app/survey/rules/item-field.ts'
import type { Item, ItemOption } from '#app/survey/item.ts'
import { makeItem } from '#tests/support/records/items.ts'

const text = { 'zh-CN': '题', en: 'Question' }
const dontKnow: ItemOption = { value: 'dont_know', label: text, missing: true }

const item = (type: Item['type'], options: ItemOption[]) => makeItem('it', [], { type, options })

describe('The field of a number', () => {
  const minutes = item('number', [dontKnow])
  it.each([
    ['45', 45],
    [' 45 ', 45],
    ['４５', 45],
    ['4,5', 4.5],
    ['4．5', 4.5],
    ['1,200', 1200],
    ['1,234,567.5', 1234567.5],
    ['−3', -3],
    ['.5', 0.5],
    ['5.', 5],
  ])('reads %j as people write it', (written, value) => {
    expect(readField(minutes, [written])).toBe(value)
  })

  it.each(['forty', '0x10', '1e3', '1.2.3', '--1', '12 min', 'Infinity', '-'])(
    'hands on %j as no number',
    (written) => {
      expect(readField(minutes, [written])).toBeNaN()
    },
  )

  it('is unanswered when it is empty', () => {
    expect(readField(minutes, ['', ' '])).toBeUndefined()
  })

  it('reads an answer without opinion beside it, and keeps both when both are given', () => {
    expect(readField(minutes, ['', 'dont_know'])).toBe('dont_know')
    expect(readField(minutes, ['12', 'dont_know'])).toEqual([12, 'dont_know'])
  })

  it('shows what was answered', () => {
    expect(writeField(12.5)).toEqual(['12.5'])
    expect(writeField('dont_know')).toEqual(['dont_know'])
  })
})

it('reads several choices in the order given, and what is no option as it stands', () => {
  const several = item('multiple_choice', [
    { value: 1, label: text },
    { value: 'two', label: text },
  ])
  expect(readField(several, ['two', '1', 'x'])).toEqual(['two', 1, 'x'])
  expect(readField(several, [])).toBeUndefined()
})
