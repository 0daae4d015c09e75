import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { readCsv } from '#app/formats/csv.ts'
import type { ReproducibleFigure } from '#app/formats/described-table.ts'
import { exportMicrodata } from '#app/services/analysis/export/export-microdata.server.ts'
import { starterChecks } from '#app/services/analysis/export/starter-checks.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'

let db: TestDatabase
let release: string
let checks: ReproducibleFigure[]
beforeAll(async () => {
  db = await openTestDatabase('reference')
  release = await makeReleasedWave(db)
  checks = await starterChecks(db, release, (await findWave(db, 'made-2026'))!.questionnaire.content.items)
})
afterAll(() => db.remove())

async function file(format: string): Promise<string> {
  const made = await exportMicrodata(db, release, { format, actor: 'x', language: 'en' })
  if (made.outcome === 'refused') throw new Error(made.error.message)
  let text = ''
  for await (const chunk of made.chunks) text += chunk
  return text
}

describe('starterChecks', () => {
  it('names three published figures that the records and their weights give again', async () => {
    const records = readCsv(await file('csv')).table.rows.map(({ cells }) => cells)
    expect(checks).toHaveLength(3)
    for (const { city, item, points, published } of checks) {
      const worth = new Map(points)
      let [sum, total] = [0, 0]
      for (const record of records) {
        const value = record[item] === '' ? undefined : worth.get(Number(record[item]))
        if (record['city'] !== city || record['weight'] === '' || value === undefined) continue
        sum += Number(record['weight']) * value
        total += Number(record['weight'])
      }
      expect(sum / total).toBeCloseTo(published, 9)
    }
  })

  it('stands in the scripts, each beside the name of its file', async () => {
    for (const format of ['r', 'python']) {
      const script = await file(format)
      expect(script).toContain(`"${release}-microdata.csv"`)
      for (const { item, published } of checks) {
        expect(script).toContain(`"${item}"`)
        expect(script).toContain(String(published))
      }
    }
  })
})
