import { describe, expect, it } from 'vitest'

import { csvChunks, readCsv, writeCsv } from '#app/formats/csv.ts'

describe('readCsv', () => {
  it('reads cells by column name with the line each row starts on', () => {
    const { table, problems } = readCsv('\ufeffa,b\r\n1,"x\r\ny"\r\n\r\n 3 ,\r\n"q",z\n')
    expect(problems).toEqual([])
    expect(table.columns).toEqual(['a', 'b'])
    expect(table.rows).toEqual([
      { line: 2, cells: { a: '1', b: 'x\ny' } },
      { line: 5, cells: { a: '3', b: '' } },
      { line: 6, cells: { a: 'q', b: 'z' } },
    ])
  })

  it('names every missing and every repeated column', () => {
    const { table, problems } = readCsv('a,a\n1,2\n', ['a', 'b', 'c'])
    expect(table.rows).toEqual([])
    expect(problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [1, 'b', 'MISSING_COLUMN'],
      [1, 'c', 'MISSING_COLUMN'],
      [1, 'a', 'REPEATED_COLUMN'],
    ])
  })

  it('names the line that has too few or too many cells', () => {
    const { problems } = readCsv('a,b\n1,2\n1\n1,2,3\n')
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [3, 'WRONG_CELL_COUNT'],
      [4, 'WRONG_CELL_COUNT'],
    ])
  })

  it('refuses a file with an open quote, an empty file and a file in another encoding', () => {
    expect(readCsv('a,b\n1,"2\n').problems[0]?.code).toBe('CORRUPT_CSV')
    expect(readCsv('').problems[0]?.code).toBe('NO_HEADER')
    const gbk = new Uint8Array([0xb1, 0xb1, 0xbe, 0xa9])
    expect(readCsv(gbk).problems[0]?.code).toBe('NOT_UTF8')
  })
})

describe('writeCsv', () => {
  it('keeps numbers and lone signs, and disarms what a spreadsheet would run', () => {
    const text = writeCsv(
      ['name', 'value'],
      [
        ['=1+1', -5],
        ['@SUM(A1)', null],
        ['-2+3', 1.5],
        ['-', true],
        ['-5', 'a "b", c'],
        ['+86 10', ''],
      ],
    )
    expect(text).toBe(
      ['name,value', "'=1+1,-5", "'@SUM(A1),", "'-2+3,1.5", '-,true', '-5,"a ""b"", c"', "'+86 10,", ''].join(
        '\r\n',
      ),
    )
  })

  it('writes a text the same way when it comes again', () => {
    const row = ['=1+1', 'a, b', 'plain', '=1+1', 'a, b', 'plain']
    const [first, second] = writeCsv([], [row, row]).split('\r\n').slice(1)
    expect(first).toBe(`'=1+1,"a, b",plain,'=1+1,"a, b",plain`)
    expect(second).toBe(first)
  })

  it('gives the same text in pieces, and reads back what it wrote', () => {
    const rows = Array.from({ length: 2500 }, (_, at) => [`row ${at}`, at / 7])
    const pieces = [...csvChunks(['label', 'number'], rows)]
    expect(pieces.length).toBe(3)
    const { table } = readCsv(pieces.join(''))
    expect(table.rows.map(({ cells }) => [cells.label, Number(cells.number)])).toEqual(rows)
  })
})
