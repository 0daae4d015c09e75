import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { findCells, lineCells, numberAt } from '#app/data/fieldwork/responses/lines/line-cells.ts'
import { RESPONSE_COLUMNS } from '#app/data/fieldwork/responses/responses.server.ts'

const HEAD = RESPONSE_COLUMNS.length - 1
const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.double({ noNaN: true }),
  fc.constant(null),
)
const line = fc.record({
  head: fc.array(cell, { minLength: HEAD, maxLength: HEAD }),
  answers: fc.json(),
  flags: fc.constantFrom('', 'speeder', 'pattern speeder'),
})

describe('findCells', () => {
  it('finds the cells of one line after the other, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
        const bytes = Buffer.from(
          lines.map(({ head, answers, flags }) => `${JSON.stringify(head)}\t${answers}\t${flags}\n`).join(''),
        )
        const cells = lineCells()
        let from = 0
        for (const { head, answers, flags } of lines) {
          from = findCells(bytes, from, cells)
          const texts = Array.from(cells.starts, (start, at) => bytes.toString('utf8', start, cells.ends[at]))
          expect(texts).toEqual([...head.map((value) => JSON.stringify(value)), answers, flags])
        }
        expect(from).toBe(bytes.length)
      }),
      { seed: 20260402 },
    )
  })
})

describe('numberAt', () => {
  const numberIn = (text: string) => numberAt(Buffer.from(`x${text}x`), 1, text.length + 1)

  it('reads whole numbers, fractions and exponents as JavaScript does', () => {
    for (const value of [0, 7, 90, 1000, 123456789, 2 ** 53 - 1, 0.1 + 0.2, 1 / 7, 5e-324, 1e21, -3]) {
      expect(numberIn(JSON.stringify(value))).toBe(value)
    }
  })

  it('is not a number for null', () => {
    expect(numberIn('null')).toBeNaN()
  })
})
