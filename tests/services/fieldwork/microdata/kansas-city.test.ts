import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { describe, expect, it } from 'vitest'

import { readCsv } from '#app/formats/csv.ts'
import { importMicrodata } from '#app/services/fieldwork/microdata/import-microdata.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'

const FOLDER = resolve('../shared/reference/real-surveys/kansas-city-resident-survey-2021-2022')
const present = existsSync(FOLDER)
if (!present) console.warn(`skipped: the Kansas City microdata are not at ${FOLDER}`)

describe.runIf(present)('the Kansas City resident survey, 2021 and 2022', () => {
  it('is read as its makers did: every row of the expected file, to the last decimal', async () => {
    const db = await openTestDatabase('reference')
    try {
      const read = (name: string) => readFileSync(resolve(FOLDER, name))
      const files = { name: 'kansas-city.csv', data: read('data.csv'), codebook: read('codebook.csv') }
      const result = await importMicrodata(db, files)
      if (result.outcome === 'refused') throw new Error(result.error.message)

      expect(result.waves.map(({ id, responses, areas }) => [id, responses, areas.length])).toEqual([
        ['2021-09', 1033, 6],
        ['2022-03', 984, 6],
      ])
      const expected = readCsv(read('expected-unweighted.csv')).table.rows
      expect(expected.length).toBe(150)
      const overall = result.items.filter(({ area }) => area === null)
      expect(overall).toEqual(
        expected.map(({ cells }) => ({
          wave: cells.wave,
          area: null,
          item: cells.column,
          n: Number(cells.n_valid),
          dontKnow: Number(cells.n_dont_know),
          mean: Number(cells.mean_0_100),
          topTwoBox: Number(cells.top2box_percent),
        })),
      )
      expect(result.items.length).toBe(150 * 7)

      const stored = await db.prisma.response.groupBy({ by: ['waveId', 'mode'], _count: true })
      expect(stored.reduce((sum, { _count }) => sum + _count, 0)).toBe(2017)
      expect(new Set(stored.map(({ mode }) => mode))).toEqual(new Set(['web', 'mail', 'phone']))
    } finally {
      await db.remove()
    }
  })
})
