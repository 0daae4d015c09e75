import type { IncomingMessage } from 'node:http'

import { expect, test } from 'vitest'

import { makeRateBudget } from '#app/platform/http/rate-budget.server.ts'

function from(remoteAddress: string): IncomingMessage {
  return { socket: { remoteAddress }, headers: {} } as unknown as IncomingMessage
}

/** Do two addresses spend from one budget? */
function together(a: string, b: string): boolean {
  const budget = makeRateBudget(1, false, () => 0)
  budget.spend(from(a))
  return budget.spend(from(b)) > 0
}

test.each([
  ['203.0.113.77', '203.0.113.1'],
  ['::ffff:203.0.113.77', '203.0.113.1'],
  ['2001:0DB8:0012:ff::1', '2001:db8:12:0:1::2'],
  ['2001:db8::1', '2001:db8:0:7::1'],
])('%s and %s are one network', (a, b) => {
  expect(together(a, b)).toBe(true)
})

test.each([
  ['203.0.113.77', '203.0.114.77'],
  ['2001:db8:12::1', '2001:db8:13::1'],
  ['2001:db8:12::1', '203.0.113.77'],
])('%s and %s are two', (a, b) => {
  expect(together(a, b)).toBe(false)
})

test('no budget means no limit', () => {
  const budget = makeRateBudget(null, false)
  expect(Array.from({ length: 9 }, () => budget.spend(from('203.0.113.1')))).toEqual(Array(9).fill(0))
})
