import { describe, expect, it } from 'vitest'

import { codedColumn, repeatedColumns } from '#app/data/fieldwork/responses/repeated-columns.ts'

describe('repeatedColumns', () => {
  it('keeps each combination once', () => {
    const { columns, put } = repeatedColumns(['cityCode', 'district'], 3)
    put(0, '"110000","110101"')
    put(1, '"110000",null')
    put(2, '"110000","110101"')
    expect(columns.combinations).toEqual([
      { cityCode: '110000', district: '110101' },
      { cityCode: '110000', district: null },
    ])
    expect(columns.codes).toEqual(Uint16Array.of(0, 1, 0))
  })

  it('goes on where two bytes no longer tell the combinations apart', () => {
    const count = 70_000
    const { columns, put } = repeatedColumns(['place'], count + 1)
    for (let at = 0; at < count; at++) put(at, `"${at}"`)
    put(count, '"3"')
    expect([columns.codes[0], columns.codes[65_535], columns.codes[65_536]]).toEqual([0, 65_535, 65_536])
    expect([columns.codes[count - 1], columns.codes[count]]).toEqual([count - 1, 3])
    expect(columns.combinations[65_536]).toEqual({ place: '65536' })
  })
})

describe('codedColumn', () => {
  it('lists words in the order in which they came, and knows who gave none', () => {
    const { columns, put } = repeatedColumns(['sex', 'ageGroup'], 4)
    put(0, '"male","25_34"')
    put(1, 'null,"15_24"')
    put(2, '"female","25_34"')
    put(3, '"male","15_24"')
    expect(codedColumn(columns, ({ sex }) => sex)).toEqual({
      categories: ['male', 'female'],
      codes: Int32Array.of(0, -1, 1, 0),
    })
    expect(codedColumn(columns, ({ ageGroup }) => ageGroup).codes).toEqual(Int32Array.of(0, 1, 0, 1))
  })
})
