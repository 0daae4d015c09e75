import fc from 'fast-check'
import { expect, test } from 'vitest'

import { placeKeys, type Spot } from '#app/ui/charts/sheet/place-keys.ts'

const WIDTH = 300
const HEIGHT = 288
const KEY = 9
const DOT = 6

const keysOf = (spots: Spot[]) =>
  placeKeys(spots, WIDTH, HEIGHT).map((way, at) => ({ x: spots[at]!.x + way.x, y: spots[at]!.y + way.y }))
const apart = (a: Spot, b: Spot) => Math.hypot(a.x - b.x, a.y - b.y)

test('numbers of twelve dots cover neither each other nor a dot, also where dots lie on one another', () => {
  const twelve = fc.array(
    fc.record({ x: fc.integer({ min: 40, max: 290 }), y: fc.integer({ min: 40, max: 280 }) }),
    { minLength: 12, maxLength: 12 },
  )
  fc.assert(
    fc.property(twelve, (spots) => {
      const keys = keysOf(spots)
      for (const [at, key] of keys.entries()) {
        for (const other of keys.slice(at + 1))
          expect(apart(key, other)).toBeGreaterThanOrEqual(2 * KEY - 1e-9)
        for (const spot of spots) expect(apart(key, spot)).toBeGreaterThanOrEqual(KEY + DOT - 1e-9)
      }
    }),
    { seed: 7, numRuns: 200 },
  )
})

test('numbers stay on the sheet', () => {
  const corners = [
    { x: 2, y: 2 },
    { x: 298, y: 2 },
    { x: 2, y: 286 },
    { x: 298, y: 286 },
  ]
  for (const { x, y } of keysOf(corners)) {
    expect(x).toBeGreaterThanOrEqual(KEY)
    expect(x).toBeLessThanOrEqual(WIDTH - KEY)
    expect(y).toBeGreaterThanOrEqual(KEY)
    expect(y).toBeLessThanOrEqual(HEIGHT - KEY)
  }
})

test('without dots there is nothing to place', () => {
  expect(placeKeys([], WIDTH, HEIGHT)).toEqual([])
})
