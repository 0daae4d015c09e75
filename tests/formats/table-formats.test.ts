import { describe, expect, it } from 'vitest'

import { readCsv, type CsvCell } from '#app/formats/csv.ts'
import { TABLE_FORMATS } from '#app/formats/table-formats.ts'

async function* cursor(count: number): AsyncGenerator<CsvCell[]> {
  for (let at = 0; at < count; at++) yield [at, `row ${at}`, at % 2 === 0 ? null : 0.1 + at]
}

async function write(format: string, count: number) {
  const pieces: string[] = []
  for await (const piece of TABLE_FORMATS[format]!.write(['n', 'text', 'number'], cursor(count))) {
    pieces.push(piece)
  }
  return pieces
}

describe('TABLE_FORMATS', () => {
  it('writes CSV in pieces that read back as they were', async () => {
    const pieces = await write('csv', 1200)
    expect(pieces.length).toBe(4)
    const { table } = readCsv(pieces.join(''))
    expect(table.columns).toEqual(['n', 'text', 'number'])
    expect(table.rows).toHaveLength(1200)
    expect(table.rows[1199]?.cells).toEqual({ n: '1199', text: 'row 1199', number: '1199.1' })
  })

  it('writes JSON that keeps numbers and what is missing', async () => {
    const value: unknown = JSON.parse((await write('json', 501)).join(''))
    expect(value).toMatchObject({ columns: ['n', 'text', 'number'] })
    const { rows } = value as { rows: unknown[] }
    expect(rows).toHaveLength(501)
    expect(rows.slice(0, 2)).toEqual([
      { n: 0, text: 'row 0', number: null },
      { n: 1, text: 'row 1', number: 1.1 },
    ])
  })

  it('writes an empty table', async () => {
    expect((await write('csv', 0)).join('')).toBe('n,text,number\r\n')
    expect(JSON.parse((await write('json', 0)).join(''))).toEqual({
      columns: ['n', 'text', 'number'],
      rows: [],
    })
  })
})
