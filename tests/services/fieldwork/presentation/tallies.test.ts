import { expect, test } from 'vitest'

import { directionTally } from '#app/services/fieldwork/presentation/direction-tally.ts'
import { orderTally } from '#app/services/fieldwork/presentation/order-tally.ts'
import { wordingTally } from '#app/services/fieldwork/presentation/wording-tally.ts'
import type { Item } from '#app/survey/item.ts'

const text = { 'zh-CN': '问', en: 'Q' }
const item = (values: (number | string)[], missing: number[] = []): Item => ({
  code: 'q',
  dimension: 'S1',
  forms: [],
  type: 'single_choice',
  scale: 'sat5',
  text,
  short_label: text,
  options: [...values, ...missing].map((value) => ({
    value,
    label: text,
    missing: missing.includes(value as number),
  })),
  polarity: 'positive',
  required: true,
  notes: '',
})
const shown = (reversed: boolean) => ({ reversed, blocks: null, orders: {}, simple: null })

test('directions are compared by Welch’s test, as R 4.2.2 t.test does', () => {
  const tally = directionTally(item([1, 2, 3, 4, 5], [99]))
  for (const q of [1, 2, 2, 3, 4, 5, 3, 3, 2, 4]) tally.add({ q }, shown(false))
  for (const q of [3, 4, 5, 5, 4, 3, 5, 2, 4, 4, 5]) tally.add({ q }, shown(true))
  tally.add({ q: 99 }, shown(true))
  tally.add({}, shown(false))
  const test = tally.test()
  expect([test.forwards.n, test.backwards.n]).toEqual([10, 11])
  expect(test.difference).toBeCloseTo(4 - 2.9, 12)
  expect(test.t).toBeCloseTo(2.27279313088162, 12)
  expect(test.df).toBeCloseTo(17.6476836795973, 11)
  expect(test.pValue).toBeCloseTo(0.0357903148884161, 12)
})

test('too few answers or no spread give no test', () => {
  const tally = directionTally(item([1, 2]))
  for (const q of [1, 1, 1]) tally.add({ q }, shown(false))
  expect(tally.test()).toMatchObject({ difference: null, pValue: null })
  for (const q of [2, 2]) tally.add({ q }, shown(true))
  expect(tally.test()).toMatchObject({ difference: 1, pValue: null })
})

test('the place of the first choice is tested against chance, as R 4.2.2 chisq.test does', () => {
  const tally = orderTally({ ...item(['a', 'b', 'c']), type: 'ranking' })
  const orders = { q: ['b', 'c', 'a'] }
  for (const [first, times] of [
    ['b', 30],
    ['c', 18],
    ['a', 12],
  ] as const) {
    for (let at = 0; at < times; at++)
      tally.add({ q: [first, 'z'] }, { reversed: null, blocks: null, orders, simple: null })
  }
  const test = tally.test()
  expect(test.byPlace).toEqual([30, 18, 12])
  expect(test.chisq).toBeCloseTo(8.4, 12)
  expect(test.pValue).toBeCloseTo(0.0149955768204777, 14)
})

test('a list read too rarely gives no test', () => {
  expect(orderTally(item(['a', 'b'])).test()).toMatchObject({ n: 0, chisq: null, pValue: null })
})

test('wordings are compared in the same way; who did not say is left out', () => {
  const tally = wordingTally(item([1, 2, 3, 4, 5], [99]))
  const worded = (simple: boolean | null) => ({ reversed: null, blocks: null, orders: {}, simple })
  for (const q of [1, 2, 2, 3, 4, 5, 3, 3, 2, 4]) tally.add({ q }, worded(false))
  for (const q of [3, 4, 5, 5, 4, 3, 5, 2, 4, 4, 5]) tally.add({ q }, worded(true))
  for (const q of [1, 1, 1]) tally.add({ q }, worded(null))
  const test = tally.test()
  expect([test.usual.n, test.simpler.n]).toEqual([10, 11])
  expect(test.difference).toBeCloseTo(4 - 2.9, 12)
  expect(test.pValue).toBeCloseTo(0.0357903148884161, 12)
})
