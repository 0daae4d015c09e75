import { expect, test } from 'vitest'

import { leanOf, shadeOf } from '#app/ui/charts/sheet/shade.ts'
import { SCORES } from '#app/ui/charts/sheet/scale.ts'

test('the highest fifth is darkest, and what lies beyond the scale takes its end', () => {
  expect([5, 25, 45, 65, 85, 120, -3].map((value) => shadeOf(value, SCORES))).toEqual([5, 4, 3, 2, 1, 1, 5])
})

test('a difference about none leans to neither side', () => {
  expect([-20, -7, 0, 4.9, 7, 20].map((value) => leanOf(value, 25))).toEqual([
    'down-2',
    'down-1',
    'near',
    'near',
    'up-1',
    'up-2',
  ])
})
