import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'

import type { DescribedTable } from '#app/formats/described-table.ts'
import { drawnFigures, fileOf, madeRecords } from '#tests/support/records/described-tables.ts'
import { scratchFolder } from '#tests/support/scratch-folder.ts'

const folder = scratchFolder()

async function ask(table: DescribedTable, sql: string) {
  const file = join(folder, `${table.name}.parquet`)
  writeFileSync(file, await fileOf(table, 'parquet'))
  const connection = await (await DuckDBInstance.create()).connect()
  return (await connection.runAndReadAll(sql.replace('$file', `'${file}'`))).getRowsJS()
}

describe('writeParquet', () => {
  it('gives every value back to DuckDB, over several row groups', async () => {
    const table = madeRecords(41_000)
    const rows = await ask(table, 'SELECT * FROM $file')
    expect(rows).toEqual([...(table.rows() as Iterable<unknown[]>)])
  })

  it('holds numbers as numbers and texts as texts', async () => {
    const types = await ask(
      madeRecords(),
      'SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM $file)',
    )
    expect(types.map(([, type]) => type)).toEqual(['VARCHAR', 'DOUBLE', 'INTEGER', 'VARCHAR', 'VARCHAR'])
  })

  it('says what columns and values mean', async () => {
    const [row] = await ask(
      madeRecords(),
      `SELECT decode(value) FROM parquet_kv_metadata($file) WHERE decode(key) = 'smile.codebook'`,
    )
    const codebook = JSON.parse(String(row![0])) as { name: string; options?: unknown[] }[]
    expect(codebook[2]?.options).toContainEqual({ value: 99, label: 'Don’t know', missing: true })
  })

  it('holds the figures of a release digit by digit', async () => {
    const { table, reports } = await drawnFigures('estimates', 3)
    const rows = await ask(
      table,
      `SELECT city, estimate, se, n FROM $file WHERE measure = 'smile_rate' ORDER BY city`,
    )
    expect(rows).toEqual(
      reports
        .map(({ city, smileRate: { value, se, n } }) => [city.code, value, se, n])
        .sort((one, other) => String(one[0]).localeCompare(String(other[0]))),
    )
  })

  it('writes a table without rows', async () => {
    expect(await ask(madeRecords(0), 'SELECT count(*)::INTEGER FROM $file')).toEqual([[0]])
  })
})
