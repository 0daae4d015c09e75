import { describe, expect, it } from 'vitest'

import { ownAddress, readOwnWeights } from '#app/survey/own-weights/own-weights.ts'

const LETTERS = [1, 1, 2].map((weight, at) => {
  const code = 'SMI'[at]!
  return { code, name: { 'zh-CN': code, en: code }, weight }
})
const read = (query: string) => {
  const parameters = new URLSearchParams(query)
  return readOwnWeights((field) => parameters.get(field), LETTERS)
}

describe('a reader’s weights in an address', () => {
  it('are those of the release where none is given', () => {
    expect(read('')).toEqual({ weights: [1, 1, 2], typed: ['25', '25', '50'], own: false, problem: null })
  })

  it('take the weight of the release for a field left out, and 0 for an empty one', () => {
    expect(read('w.S=60&w.M=')).toEqual({
      weights: [60, 0, 50],
      typed: ['60', '', '50'],
      own: true,
      problem: null,
    })
  })

  it('take a decimal comma', () => {
    expect(read('w.S=12,5').weights[0]).toBe(12.5)
  })

  it.each(['w.S=-1', 'w.S=101', 'w.S=many', 'w.S=Infinity', 'w.S=NaN'])('are refused as %s', (query) => {
    expect(read(query)).toMatchObject({ weights: [1, 1, 2], own: false, problem: 'not-a-weight' })
  })

  it('cannot all be 0', () => {
    expect(read('w.S=0&w.M=0&w.I=0')).toMatchObject({ weights: [1, 1, 2], problem: 'all-zero' })
  })

  it('go into an address and come back', () => {
    const typed = ['60', '12.5', '0']
    const address = ownAddress({ release: 'made-2026-r1', edition: 'people', letters: LETTERS }, typed)
    const { pathname, searchParams } = new URL(address, 'http://here')
    expect(pathname).toBe('/ranking/my-weights')
    expect(searchParams.get('release')).toBe('made-2026-r1')
    expect(searchParams.get('edition')).toBe('people')
    expect(read(searchParams.toString()).typed).toEqual(typed)
  })
})
