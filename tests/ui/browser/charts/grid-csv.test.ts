import { expect, test } from 'vitest'

import { readCsv } from '#app/formats/csv.ts'
import { fileName } from '#app/ui/browser/charts/file-name.ts'
import { gridCsv } from '#app/ui/browser/charts/grid-csv.ts'

const grid = [
  ['城市', 'Score', 'Answers'],
  ['广州市', '71.4', '1,234'],
  ['He said "so", twice', '-3.5', '12,345,678.5'],
]

test('a table is read back with its Chinese, its quotes and its source in every row', () => {
  const text = gridCsv(grid, 'Source', 'Synthetic demonstration data. Source: release r1')
  const { table, problems } = readCsv(new TextEncoder().encode(text))
  expect(problems).toEqual([])
  expect(table.columns).toEqual(['城市', 'Score', 'Answers', 'Source'])
  expect(table.rows.map(({ cells }) => cells)).toEqual([
    {
      城市: '广州市',
      Score: '71.4',
      Answers: '1234',
      Source: 'Synthetic demonstration data. Source: release r1',
    },
    {
      城市: 'He said "so", twice',
      Score: '-3.5',
      Answers: '12345678.5',
      Source: 'Synthetic demonstration data. Source: release r1',
    },
  ])
})

test('it begins with the mark by which a spreadsheet knows UTF-8', () => {
  expect([...new TextEncoder().encode(gridCsv(grid, 'Source', ''))].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf])
})

test('a text that would run as a formula gets an apostrophe; a negative number stays one', () => {
  const lines = gridCsv([['a'], ['=1+1'], ['@sum'], ['-cmd'], ['-1.5'], ['+2.0'], ['–']], 's', '').split(
    '\r\n',
  )
  expect(lines.slice(1, 7)).toEqual(["'=1+1,", "'@sum,", "'-cmd,", '-1.5,', '+2.0,', '–,'])
})

test('a list of thousands is no number', () => {
  expect(gridCsv([['a'], ['1,23'], ['2019, 2020']], 's', '')).toContain('"1,23",\r\n"2019, 2020",')
})

test('a file name keeps letters of any language and loses what systems refuse', () => {
  expect(fileName('smile_made-2026-r1_440100_place')).toBe('smile_made-2026-r1_440100_place')
  expect(fileName('广州市：得分 71.4 / 100?')).toBe('广州市-得分-71.4-100')
  expect(fileName('../..')).toBe('smile')
})
