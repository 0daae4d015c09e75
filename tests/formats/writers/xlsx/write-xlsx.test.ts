import { createHash } from 'node:crypto'

import readXlsx from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'

import { drawnFigures, fileOf, madeRecords } from '#tests/support/records/described-tables.ts'

describe('writeXlsx', () => {
  it('gives every cell back to another reader: numbers whole, gaps empty, texts as they are', async () => {
    const table = madeRecords(1203)
    const [sheet] = await readXlsx(await fileOf(table, 'xlsx'), { trim: false })
    expect(sheet!.sheet).toBe('Data')
    expect(sheet!.data[0]).toEqual(table.columns.map(({ name }) => name))
    const rows = [...(table.rows() as Iterable<unknown[]>)]
    expect(sheet!.data).toHaveLength(rows.length + 1)
    expect(sheet!.data.slice(1)).toEqual(rows)
  })

  it('has a codebook and the method card beside the data', async () => {
    const sheets = await readXlsx(await fileOf(madeRecords(), 'xlsx', 'zh-CN'))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['数据', '编码表', '方法'])
    const codebook = sheets[1]!.data
    expect(codebook).toContainEqual([
      'one_question_with_a_long_name',
      null,
      null,
      null,
      99,
      '不知道',
      'Don’t know',
      'missing',
    ])
    expect(sheets[2]!.data[1]).toEqual(['strategy', '方法', 'Method <one> & "two"'])
  })

  it('holds the figures of a release digit by digit', async () => {
    const { table, reports } = await drawnFigures('index', 3)
    const [sheet] = await readXlsx(await fileOf(table, 'xlsx'), { trim: false })
    const [header, ...rows] = sheet!.data as unknown[][]
    const row = rows.find((cells) => cells[1] === reports[0]!.city.code && cells[5] === 'blended')!
    expect(row[header!.indexOf('score')]).toBe(reports[0]!.index.blended.value)
    expect(row[header!.indexOf('rank_high')]).toBe(reports[0]!.place.blended!.high)
  })

  it('is the same file for the same rows', async () => {
    const hash = async () =>
      createHash('sha256')
        .update(await fileOf(madeRecords(), 'xlsx'))
        .digest('hex')
    expect(await hash()).toBe(await hash())
  })
})
