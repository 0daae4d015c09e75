import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  combinationBook,
  type CombinationBook,
} from '#app/data/fieldwork/responses/lines/combination-book.ts'
import { findCells, lineCells } from '#app/data/fieldwork/responses/lines/line-cells.ts'
import { RESPONSE_COLUMNS } from '#app/data/fieldwork/responses/responses.server.ts'

const HEAD = RESPONSE_COLUMNS.slice(0, -1)

type Values = Partial<Record<(typeof RESPONSE_COLUMNS)[number], string | null>>

/** The code of a line with these values, and nothing in its other columns. */
function codeIn(book: Pick<CombinationBook<never>, 'codeOf'>, values: Values): number {
  const line = `${JSON.stringify(HEAD.map((name) => values[name] ?? null))}\t{}\t\n`
  // a line never stands alone
  const bytes = Buffer.from(`${line}${line}`)
  const cells = lineCells()
  findCells(bytes, Buffer.byteLength(line), cells)
  return book.codeOf(bytes, cells)
}

describe('combinationBook', () => {
  it('keeps each combination once, also of columns that do not stand beside each other', () => {
    const book = combinationBook(['cityCode', 'district'])
    const codes = [
      codeIn(book, { cityCode: '110000', district: '110101' }),
      codeIn(book, { cityCode: '110000' }),
      codeIn(book, { cityCode: '110000', district: '110101', sex: 'male' }),
    ]
    expect(codes).toEqual([0, 1, 0])
    expect(book.combinations).toEqual([
      { cityCode: '110000', district: '110101' },
      { cityCode: '110000', district: null },
    ])
  })

  it('tells any texts apart, and reads them as they were', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constant(null))
    const values = fc.record({ day: cell, language: cell, channel: cell })
    fc.assert(
      fc.property(fc.array(values, { maxLength: 6 }), (lines) => {
        const book = combinationBook(['day', 'language', 'channel'])
        const codes = lines.map((line) => codeIn(book, line))
        expect(codes.map((code) => book.combinations[code])).toEqual(lines)
        expect(book.combinations).toHaveLength(new Set(lines.map((line) => JSON.stringify(line))).size)
      }),
      { seed: 20260402, numRuns: 50 },
    )
  })

  it('knows thousands again', () => {
    const book = combinationBook(['stratum'])
    const strata = Array.from({ length: 3000 }, (_, at) => ({ stratum: `stratum ${at}` }))
    const first = strata.map((values) => codeIn(book, values))
    expect(first).toEqual(strata.map((_, at) => at))
    expect(strata.map((values) => codeIn(book, values))).toEqual(first)
    expect(book.combinations).toEqual(strata)
  })
})
