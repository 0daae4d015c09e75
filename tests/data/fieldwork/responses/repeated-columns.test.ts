import { describe, expect, it } from 'vitest'

import { codedColumn, onlyMet, repeatedColumns } from '#app/data/fieldwork/responses/repeated-columns.ts'

describe('repeatedColumns', () => {
  it('goes on where two bytes no longer tell the combinations apart', () => {
    const count = 70_000
    const combinations: { place: string }[] = []
    const { columns, put } = repeatedColumns<'place'>(combinations, count + 1)
    for (let at = 0; at < count; at++) {
      combinations.push({ place: String(at) })
      put(at, at)
    }
    put(count, 3)
    expect([columns.codes[0], columns.codes[65_535], columns.codes[65_536]]).toEqual([0, 65_535, 65_536])
    expect([columns.codes[count - 1], columns.codes[count]]).toEqual([count - 1, 3])
    expect(columns.combinations[65_536]).toEqual({ place: '65536' })
  })

  it('takes two bytes a response while these suffice', () => {
    const { columns, put } = repeatedColumns<'place'>([{ place: 'a' }, { place: 'b' }], 3)
    put(0, 1)
    put(1, 0)
    put(2, 1)
    expect(columns.codes).toEqual(Uint16Array.of(1, 0, 1))
  })
})

describe('onlyMet', () => {
  it('leaves out combinations that nobody has, in the order in which the others come', () => {
    const combinations = [{ sex: 'male' }, { sex: 'female' }, { sex: null }]
    expect(onlyMet({ combinations, codes: Uint32Array.of(2, 0, 2) })).toEqual({
      combinations: [{ sex: null }, { sex: 'male' }],
      codes: Uint32Array.of(0, 1, 0),
    })
  })
})

describe('codedColumn', () => {
  it('lists words in the order in which they came, and knows who gave none', () => {
    const columns = {
      combinations: [
        { sex: 'male', ageGroup: '25_34' },
        { sex: null, ageGroup: '15_24' },
        { sex: 'female', ageGroup: '25_34' },
        { sex: 'male', ageGroup: '15_24' },
      ],
      codes: Uint16Array.of(0, 1, 2, 3),
    }
    expect(codedColumn(columns, ({ sex }) => sex)).toEqual({
      categories: ['male', 'female'],
      codes: Int32Array.of(0, -1, 1, 0),
    })
    expect(codedColumn(columns, ({ ageGroup }) => ageGroup).codes).toEqual(Int32Array.of(0, 1, 0, 1))
  })
})
