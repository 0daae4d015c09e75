import { describe, expect, it } from 'vitest'

import { answerCells, microdataColumns } from '#app/formats/columns/microdata-columns.ts'
import { makeItem } from '#tests/support/records/items.ts'

const label = { 'zh-CN': '不知道', en: "Don't know" }
const items = [
  makeItem('mood', [1, 2]),
  makeItem('ways', ['bus', 'e-bike', 99], { type: 'multiple_choice' }),
  makeItem('minutes', [], {
    type: 'number',
    options: [{ value: 'dont_know', label, missing: true }],
  }),
  makeItem('order', ['a', 'b'], { type: 'ranking' }),
]
const own = microdataColumns(items).slice(-8)
const cells = answerCells(items)

describe('The columns of answers', () => {
  it('are one an item, and one more for each of several choices and each answer beside a number', () => {
    expect(own.map(({ name, kind }) => [name, kind])).toEqual([
      ['mood', 'integer'],
      ['ways', 'text'],
      ['ways_bus', 'integer'],
      ['ways_e_bike', 'integer'],
      ['ways_99', 'integer'],
      ['minutes', 'number'],
      ['minutes_dont_know', 'integer'],
      ['order', 'text'],
    ])
    expect(own[6]?.label.en).toBe("minutes: Don't know")
  })

  it('hold 1 for what was chosen, 0 for what was not, and nothing without an answer', () => {
    expect(cells({ mood: 2, ways: ['e-bike', 'bus'], minutes: 12.5, order: ['b', 'a'] })).toEqual([
      2,
      'e-bike bus',
      1,
      1,
      0,
      12.5,
      0,
      'b a',
    ])
    expect(cells({})).toEqual(Array.from({ length: 8 }, () => null))
  })

  it('keep a number a number: what is no number stands beside it', () => {
    expect(cells({ minutes: 'dont_know' }).slice(5, 7)).toEqual([null, 1])
  })

  it('have names of their own, also beside an item of such a name', () => {
    const twins = microdataColumns([
      makeItem('ways', ['bus'], { type: 'multiple_choice' }),
      makeItem('ways_bus', [1]),
    ])
    expect(twins.slice(-3).map(({ name }) => name)).toEqual(['ways', 'ways_bus_2', 'ways_bus'])
  })
})
