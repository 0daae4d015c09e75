import { describe, expect, it } from 'vitest'

import { readTable, writeTable } from '#app/formats/table.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const COLUMNS = ['name', 'value']
const ROWS = [
  ['a, "b"', 1.5],
  ['c', null],
]

describe('readTable', () => {
  it.each(['rows.csv', 'rows.JSON'])('reads %s as it was written', (name) => {
    const { table, problems } = readTable(name, bytes(writeTable(name, COLUMNS, ROWS)), COLUMNS)
    expect(problems).toEqual([])
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      { name: 'a, "b"', value: '1.5' },
      { name: 'c', value: '' },
    ])
  })

  it('gives the line of each JSON record', () => {
    const { table } = readTable('x.json', bytes('[\n{"name":"a"},\n\n{"name":"b","value":2}]'), COLUMNS)
    expect(table.rows.map(({ line, cells }) => [line, cells.value])).toEqual([
      [2, ''],
      [4, '2'],
    ])
  })

  it('says which column no record has, and what is no list of records', () => {
    expect(readTable('x.json', bytes('[{"name":"a"}]'), COLUMNS).problems).toMatchObject([
      { line: 1, column: 'value', code: 'MISSING_COLUMN' },
    ])
    expect(readTable('x.json', bytes('[\n{"name":{}}]'), COLUMNS).problems).toMatchObject([
      { line: 2, column: '0.name', code: 'INVALID_VALUE' },
    ])
  })
})
