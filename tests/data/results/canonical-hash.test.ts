import { describe, expect, it } from 'vitest'

import { canonicalHash, canonicalJson } from '#app/data/results/canonical-hash.server.ts'

describe('canonicalJson', () => {
  it('does not depend on the order of members, but on that of lists', () => {
    expect(canonicalJson({ b: [2, { d: 1, c: null }], a: '城' })).toBe('{"a":"城","b":[2,{"c":null,"d":1}]}')
    expect(canonicalHash({ a: 1, b: 2 })).toBe(canonicalHash({ b: 2, a: 1 }))
    expect(canonicalHash([1, 2])).not.toBe(canonicalHash([2, 1]))
  })

  it('is the same after a value was stored as JSON and read back', () => {
    const value = { x: 0.1 + 0.2, y: -0, left: undefined, deep: [{ z: 1e-300 }] }
    expect(canonicalHash(JSON.parse(JSON.stringify(value)))).toBe(canonicalHash(value))
  })
})
