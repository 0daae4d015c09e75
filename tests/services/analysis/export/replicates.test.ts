import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { listAudit } from '#app/data/accounts/audit.server.ts'
import { readCsv } from '#app/formats/csv.ts'
import { exportMicrodata } from '#app/services/analysis/export/export-microdata.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'

let db: TestDatabase
let release: string
beforeAll(async () => {
  db = await openTestDatabase('reference')
  release = await makeReleasedWave(db)
})
afterAll(() => db.remove())

async function file(format: string, replicates?: number): Promise<string> {
  const made = await exportMicrodata(db, release, { format, actor: 'eva', language: 'en', replicates })
  if (made.outcome === 'refused') throw new Error(made.error.code)
  let text = ''
  for await (const chunk of made.chunks) text += String(chunk)
  return text
}

describe('microdata with replicate weights', () => {
  it('stand behind the answers, in every row that has a weight', async () => {
    const { columns, rows } = readCsv(await file('csv', 20)).table
    expect(columns.slice(-20)).toEqual(Array.from({ length: 20 }, (_, at) => `rw_${at + 1}`))
    for (const { cells } of rows) {
      for (const name of columns.slice(-20)) expect(Number(cells[name]) > 0).toBe(cells['weight'] !== '')
    }
    const weighted = rows.filter(({ cells }) => cells['weight'] !== '')
    expect(weighted.length).toBeGreaterThan(1000)
    // two replicates are two samples
    expect(weighted.some(({ cells }) => cells['rw_1'] !== cells['rw_2'])).toBe(true)
  })

  it('leave everything else as it is without them', async () => {
    const without = readCsv(await file('csv')).table
    const beside = readCsv(await file('csv', 20)).table
    expect(beside.columns.slice(0, -20)).toEqual(without.columns)
    const cut = beside.rows.map(({ cells }) => without.columns.map((name) => cells[name]))
    expect(cut).toEqual(without.rows.map(({ cells }) => without.columns.map((name) => cells[name])))
  })

  it('are the same at every call, as the release does not change', async () => {
    expect(await file('csv', 20)).toBe(await file('csv', 20))
  })

  it('say how they are used in the codebook and in the script', async () => {
    const ddi = await file('ddi', 20)
    expect(ddi).toMatch(/name="rw_20" [^>]*wgt="wgt"/)
    expect(ddi).toContain('scale = 0.2')
    const script = await file('r', 20)
    expect(script).toContain('scale = 0.2, rscales = rep(1, 20), combined.weights = TRUE, mse = TRUE')
    expect(script).toContain(`${release}-microdata-20-replicates.csv`)
  })

  it('are refused in numbers that help nobody', async () => {
    for (const replicates of [1, 501, 2.5, NaN]) {
      await expect(file('csv', replicates)).rejects.toThrow('INVALID_REPLICATES')
    }
  })

  it('are named in the audit log', async () => {
    await file('csv', 40)
    const { lines } = await listAudit(db, 1, 1)
    expect(lines[0]).toMatchObject({
      actor: 'eva',
      action: 'export-made',
      subject: release,
      detail: { what: 'microdata', format: 'csv', replicates: 40 },
    })
  })
})
