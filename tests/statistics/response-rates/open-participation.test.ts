import { expect, test } from 'vitest'

import { openParticipation } from '#app/statistics/response-rates/open-participation.ts'

test('open fieldwork has answers per thousand residents, and visits that were completed or broken off', () => {
  // 450 answers of 1.5 million residents; 50 visits stopped on the way
  const rates = openParticipation({ complete: 450, brokenOff: 50 }, 1_500_000)
  expect(rates).toEqual({ perThousand: 0.3, completion: 0.9, breakOff: 0.1 })
})

test('without visits or without a population there is nothing to say', () => {
  const none = { perThousand: null, completion: null, breakOff: null }
  expect(openParticipation({ complete: 0, brokenOff: 0 }, null)).toEqual(none)
  expect(() => openParticipation({ complete: -1, brokenOff: 0 }, null)).toThrow(
    expect.objectContaining({ code: 'INVALID_COUNT' }),
  )
})
