import { expect, it } from 'vitest'

import { forPage } from '#app/routes/for-page.ts'

it('gives the page its value and the stream for hydration nothing', () => {
  const kept = forPage({ index: 71.4 })
  expect(kept.value.index).toBe(71.4)
  expect(JSON.stringify({ kept })).toBe('{"kept":{}}')
  expect(Object.keys(kept)).toEqual([])
})
