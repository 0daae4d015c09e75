import { describe, expect, it } from 'vitest'

import { readCsv, type CsvCell } from '#app/formats/csv.ts'
import type { DescribedTable } from '#app/formats/described-table.ts'
import { findTableFormat, tableFormats } from '#app/formats/table-formats.ts'

async function* cursor(count: number): AsyncGenerator<CsvCell[]> {
  for (let at = 0; at < count; at++) yield [at, `row ${at}`, at % 2 === 0 ? null : 0.1 + at]
}

function made(count: number): DescribedTable {
  const title = { 'zh-CN': '表', en: 'Table' }
  const columns = ['n', 'text', 'number'].map((name) => {
    return { name, label: title, kind: name === 'text' ? 'text' : 'number', role: 'attribute' } as const
  })
  return { name: 'made', kind: 'words', title, notes: [], columns, rows: () => cursor(count) }
}

async function write(format: string, count: number) {
  const pieces: string[] = []
  for await (const piece of findTableFormat(format, 'words')!.write(made(count), 'en')) {
    pieces.push(String(piece))
  }
  return pieces
}

describe('findTableFormat', () => {
  it('knows a format by its name, for the tables that it can hold', () => {
    expect(findTableFormat('csv', 'words')?.extension).toBe('csv')
    expect(findTableFormat('json-stat', 'figures')?.extension).toBe('json-stat.json')
    expect(findTableFormat('json-stat', 'records')).toBeNull()
    expect(findTableFormat('toString', 'figures')).toBeNull()
  })

  it('lists what a table can be written in', () => {
    expect(tableFormats('words')).toEqual(expect.arrayContaining(['csv', 'csv-bom', 'json']))
    expect(tableFormats('words')).not.toContain('sdmx-csv')
  })
})

describe('the formats in text', () => {
  it('write CSV in pieces that read back as they were', async () => {
    const pieces = await write('csv', 1200)
    expect(pieces.length).toBe(7)
    const { table } = readCsv(pieces.join(''))
    expect(table.columns).toEqual(['n', 'text', 'number'])
    expect(table.rows).toHaveLength(1200)
    expect(table.rows[1199]?.cells).toEqual({ n: '1199', text: 'row 1199', number: '1199.1' })
  })

  it('write a byte order mark where asked, and nothing else differs', async () => {
    expect((await write('csv-bom', 3)).join('')).toBe(`\ufeff${(await write('csv', 3)).join('')}`)
  })

  it('write JSON that keeps numbers and what is missing', async () => {
    const value: unknown = JSON.parse((await write('json', 501)).join(''))
    expect(value).toMatchObject({ columns: ['n', 'text', 'number'] })
    const { rows } = value as { rows: unknown[] }
    expect(rows).toHaveLength(501)
    expect(rows.slice(0, 2)).toEqual([
      { n: 0, text: 'row 0', number: null },
      { n: 1, text: 'row 1', number: 1.1 },
    ])
  })

  it('write an empty table', async () => {
    expect((await write('csv', 0)).join('')).toBe('n,text,number\r\n')
    expect(JSON.parse((await write('json', 0)).join(''))).toEqual({
      columns: ['n', 'text', 'number'],
      rows: [],
    })
  })
})
