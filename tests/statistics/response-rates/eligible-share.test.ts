import { expect, test } from 'vitest'

import { eligibleShare } from '#app/statistics/response-rates/eligible-share.ts'

test('proportional allocation takes the unknown to be as eligible as the known', () => {
  // 650 found eligible, 100 found not: 650 / 750
  expect(eligibleShare({ eligible: 650, ineligible: 100 }, { rule: 'proportional' })).toBeCloseTo(13 / 15, 14)
  expect(eligibleShare({ eligible: 0, ineligible: 0 }, { rule: 'proportional' })).toBe(1)
})

test('a share that is declared is taken as declared, and refused outside 0 to 1', () => {
  const known = { eligible: 650, ineligible: 100 }
  expect(eligibleShare(known, { rule: 'entered', share: 0.25 })).toBe(0.25)
  expect(() => eligibleShare(known, { rule: 'entered', share: 1.5 })).toThrow(
    expect.objectContaining({ code: 'INVALID_SHARE' }),
  )
})
