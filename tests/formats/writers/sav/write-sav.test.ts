import { createRequire } from 'node:module'

import type * as SavReader from 'sav-reader'
import { describe, expect, it } from 'vitest'

import type { CsvCell } from '#app/formats/csv.ts'
import type { DescribedTable } from '#app/formats/described-table.ts'
import { drawnFigures, fileOf, madeRecords } from '#tests/support/records/described-tables.ts'

const { SavBufferReader } = createRequire(import.meta.url)('sav-reader') as typeof SavReader

async function open(table: DescribedTable, language: 'zh-CN' | 'en' = 'en') {
  const reader = new SavBufferReader(await fileOf(table, 'sav', language))
  await reader.open()
  return reader
}

describe('writeSav', () => {
  it('gives values back to another reader', async () => {
    // this reader takes texts apart every eight bytes, Chinese characters too: `npm run test:readers` asks PSPP and haven
    const table = madeRecords(1003)
    const rows = (await (await open(table)).readAllRows()) as Record<string, unknown>[]
    const expected = [...(table.rows() as Iterable<CsvCell[]>)]
    expect(rows).toHaveLength(1003)
    rows.forEach((row, at) => {
      const [city, weight, question, sex] = expected[at]!
      const numbers = [row['weight'], row['one_question_with_a_long_name']].map((value) => value ?? null)
      expect([row['city'], ...numbers]).toEqual([city, weight, question])
      expect(row['one_question_with_a_longer_name']).toBe(sex ?? '')
    })
  })

  it('carries labels, missing values and the weight', async () => {
    const { meta } = await open(madeRecords(), 'zh-CN')
    const vars = meta.sysvars
    expect(meta.header).toMatchObject({ n_cases: 10, encoding: 'UTF-8' })
    expect(meta.header.weight).toBeTruthy()
    const question = vars.find(({ name }) => name === 'one_question_with_a_long_name')!
    expect(question.label).toBe('one_question_with_a_long_name 的标签')
    expect(question.missing).toBe(99)
    expect(meta.getValueLabels('one_question_with_a_long_name')).toEqual([
      { val: 1, label: '是' },
      { val: 2, label: '否' },
      { val: 99, label: '不知道' },
    ])
  })

  it('holds the figures of a release digit by digit', async () => {
    const { table, reports } = await drawnFigures('estimates', 3)
    const rows = (await (await open(table)).readAllRows()) as Record<string, unknown>[]
    for (const { city, smileRate } of reports) {
      const row = rows.find((one) => one['city'] === city.code && one['measure'] === 'smile_rate')!
      expect([row['estimate'], row['se'], row['n']]).toEqual([smileRate.value, smileRate.se, smileRate.n])
    }
  })
})
