import { expect, test } from 'vitest'

import type { Item } from '#app/survey/item.ts'
import { DRAWS, expectedLength, present, shareAsked, type Split } from '#app/survey/rules/present.ts'

const text = { 'zh-CN': '问', en: 'Q' }
const option = (value: number | string, missing?: boolean) => ({ value, label: text, missing })
const item = (code: string, changes: Partial<Item> = {}): Item => ({
  code,
  dimension: 'S1',
  forms: [],
  type: 'single_choice',
  scale: 'sat5',
  text,
  short_label: text,
  options: [1, 2, 3, 4, 5, 99].map((value) => option(value, value === 99)),
  polarity: 'positive',
  required: true,
  notes: '',
  ...changes,
})
const values = ({ options }: Item) => options.map(({ value }) => value)
/** Draws spread over the whole range, always the same ones. */
const draws = (count: number) =>
  Array.from({ length: count }, (_, at) => Math.floor(((at + 0.5) / count) * DRAWS))
/** Distance of a share from its expectation in standard errors. */
const z = (hits: number, n: number, p: number) => Math.abs(hits - n * p) / Math.sqrt(n * p * (1 - p))

test('a questionnaire that leaves nothing to chance is shown as it is', () => {
  const items = [item('a'), item('b')]
  expect(present(items, undefined, 5)).toEqual({ items, presentation: null })
})

test('scales turn together, opinions only, for half of the draws', () => {
  const items = [
    item('a', { randomise_direction: true }),
    item('b'),
    item('c', { randomise_direction: true }),
  ]
  let turned = 0
  for (const draw of draws(2000)) {
    const { items: shown, presentation } = present(items, undefined, draw)
    const expected = presentation?.reversed ? [5, 4, 3, 2, 1, 99] : [1, 2, 3, 4, 5, 99]
    expect(shown.map(values)).toEqual([expected, [1, 2, 3, 4, 5, 99], expected])
    turned += Number(presentation?.reversed)
  }
  expect(z(turned, 2000, 0.5)).toBeLessThan(4)
})

test('every option comes first as often as any other, and the order is written down', () => {
  const items = [item('r', { randomise_options: true })]
  const first = new Map<unknown, number>()
  for (const draw of draws(5000)) {
    const { items: shown, presentation } = present(items, undefined, draw)
    const order = values(shown[0]!)
    expect(presentation?.orders).toEqual({ r: order })
    expect([order.at(-1), [...order].sort()]).toEqual([99, [1, 2, 3, 4, 5, 99]])
    first.set(order[0], (first.get(order[0]) ?? 0) + 1)
  }
  expect(first.size).toBe(5)
  for (const hits of first.values()) expect(z(hits, 5000, 0.2)).toBeLessThan(4)
})

const split: Split = {
  blocks: ['a', 'b', 'c', 'd'].map((code) => ({ code: code.toUpperCase(), items: [`${code}1`, `${code}2`] })),
  asked: 2,
}
const whole = ['core', 'a1', 'a2', 'b1', 'b2', 'c1', 'c2', 'd1', 'd2'].map((code) => item(code))

test('every pair of blocks is asked equally often, whole, and the core always', () => {
  const pairs = new Map<string, number>()
  for (const draw of draws(6000)) {
    const { items, presentation } = present(whole, split, draw)
    const blocks = presentation?.blocks ?? []
    const expected = blocks.flatMap((code) => [`${code.toLowerCase()}1`, `${code.toLowerCase()}2`])
    expect(items.map(({ code }) => code)).toEqual(['core', ...expected])
    pairs.set(blocks.join(), (pairs.get(blocks.join()) ?? 0) + 1)
  }
  expect(pairs.size).toBe(6)
  for (const hits of pairs.values()) expect(z(hits, 6000, 1 / 6)).toBeLessThan(4)
})

test('the share an item is asked of, and the length to expect, are known by design', () => {
  expect([shareAsked(split, 'core'), shareAsked(split, 'b2'), shareAsked(undefined, 'b2')]).toEqual([
    1, 0.5, 1,
  ])
  expect([expectedLength(whole, split), expectedLength(whole, undefined)]).toEqual([5, 9])
})

test('the same draw shows the same, and inputs stay as they were given', () => {
  const items = [item('a', { randomise_direction: true }), item('r', { randomise_options: true })]
  const before = structuredClone(items)
  expect(present(items, undefined, 123)).toEqual(present(items, undefined, 123))
  expect(items).toEqual(before)
})
