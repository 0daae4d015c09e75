import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'

import { drawnFigures, fileOf } from '#tests/support/records/described-tables.ts'

async function read(name: 'estimates' | 'index') {
  const { table, reports } = await drawnFigures(name)
  const [header, ...rows] = parse(await fileOf(table, 'sdmx-csv')) as string[][]
  const records = rows.map((cells) => Object.fromEntries(header!.map((id, at) => [id, cells[at]!])))
  return { header: header!, records, reports }
}

describe('writeSdmxCsv', () => {
  it('begins every line with its structure and action, as the field guide asks', async () => {
    for (const name of ['estimates', 'index'] as const) {
      const { header, records } = await read(name)
      expect(header.slice(0, 3)).toEqual(['STRUCTURE', 'STRUCTURE_ID', 'ACTION'])
      expect(new Set(header).size).toBe(header.length)
      for (const id of header) expect(id).toMatch(/^[A-Z][A-Z0-9_]*$/)
      for (const { STRUCTURE, STRUCTURE_ID, ACTION } of records) {
        expect([STRUCTURE, STRUCTURE_ID, ACTION]).toEqual([
          'dataflow',
          `SMILE:${name.toUpperCase()}(1.0.0)`,
          'I',
        ])
      }
    }
  })

  it('has a code in every dimension, and no observation twice', async () => {
    const dimensions = ['RELEASE', 'CITY', 'MEASURE', 'CODE', 'OPTION', 'EDITION']
    const { header, records } = await read('estimates')
    expect(header.slice(3, 9)).toEqual(dimensions)
    const keys = records.map((record) => dimensions.map((id) => record[id]!))
    for (const key of keys) for (const code of key) expect(code).toMatch(/^[A-Za-z0-9_@$-]+$/)
    expect(new Set(keys.map((key) => key.join('.'))).size).toBe(keys.length)
  })

  it('puts measures before attributes, and the numbers of the report in them', async () => {
    const { header, records, reports } = await read('estimates')
    expect(header.indexOf('OBS_VALUE')).toBe(9)
    expect(header.indexOf('UNIT')).toBeGreaterThan(header.indexOf('DEFF'))
    for (const { city, smileRate } of reports) {
      const record = records.find(({ CITY, MEASURE }) => CITY === city.code && MEASURE === 'smile_rate')!
      expect(record['OBS_VALUE']).toBe(String(smileRate.value ?? ''))
      expect(record['SE']).toBe(String(smileRate.se ?? ''))
      expect(record['CODE']).toBe('_Z')
      expect(record['MARK']).toBe(smileRate.mark)
    }
  })
})
