import { expect, test } from 'vitest'

import { cityDay } from '#app/platform/city-day.ts'
import { eraseAfter } from '#app/survey/wave/erase-after.ts'

test.each([
  ['2025-05-31', 24, '2027-05-31'],
  ['2025-05-31', 1, '2025-06-30'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2025-11-15', 3, '2026-02-15'],
])('answers of a wave that closes on %s are kept %i months, to %s', (closesOn, months, until) => {
  expect(eraseAfter(closesOn, months)).toBe(until)
})

test('the day is that of the cities: eight hours ahead of UTC', () => {
  expect(cityDay(new Date('2025-03-10T15:59:59Z'))).toBe('2025-03-10')
  expect(cityDay(new Date('2025-03-10T16:00:00Z'))).toBe('2025-03-11')
})
