import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { listAudit } from '#app/data/accounts/audit.server.ts'
import { exportMicrodata } from '#app/services/analysis/export/export-microdata.server.ts'
import {
  cancelExport,
  openExport,
  readExports,
  startExport,
} from '#app/services/analysis/export/jobs/export-jobs.server.ts'
import type { ExportWanted } from '#app/survey/reports/export-job.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'

const WANTED: ExportWanted = { what: 'microdata', format: 'csv', language: 'en', replicates: 20, k: 10 }
const eva = { by: 'eva', now: () => new Date() }

let db: TestDatabase
let release: string
beforeAll(async () => {
  db = await openTestDatabase('reference')
  release = await makeReleasedWave(db)
})
afterAll(() => db.remove())

async function start(wanted: Partial<ExportWanted> = {}) {
  const started = await startExport(db, release, { ...WANTED, ...wanted }, eva)
  if (started.outcome === 'refused') throw new Error(started.error.code)
  return started
}

async function textOf(chunks: AsyncIterable<string | Uint8Array>): Promise<string> {
  const pieces: Buffer[] = []
  for await (const chunk of chunks) pieces.push(Buffer.from(chunk as string))
  return Buffer.concat(pieces).toString()
}

const files = () => {
  const folder = join(dirname(db.file), 'exports')
  return existsSync(folder) ? readdirSync(folder) : []
}

describe('a long export', () => {
  it('is written beside the server, is the file itself, and can be fetched; each deed is in the audit log', async () => {
    const { id, ended } = await start()
    await ended
    const [job] = readExports(db, release, new Date())
    expect(job).toMatchObject({ id, status: 'done', createdBy: 'eva', problem: null })
    expect(job!.total).toBeGreaterThan(1000)
    expect(job!.done).toBe(job!.total)
    const opened = openExport(db, release, id, eva)
    if (opened.outcome === 'refused') throw new Error(opened.error.code)
    const direct = await exportMicrodata(db, release, {
      format: 'csv',
      actor: 'eva',
      language: 'en',
      replicates: 20,
    })
    if (direct.outcome === 'refused') throw new Error(direct.error.code)
    expect(opened.fileName).toBe(direct.fileName)
    expect(await textOf(opened.chunks)).toBe(await textOf(direct.chunks))
    const { lines } = await listAudit(db, 1, 10)
    const actions = lines.map(({ action }) => action).reverse()
    for (const action of ['export-started', 'export-made', 'export-downloaded'])
      expect(actions).toContain(action)
  })

  it('goes on alone: an evaluator has one at a time, and can stop it; nothing stays of it', async () => {
    const before = files()
    const { id, ended } = await start({ replicates: 300 })
    expect(await startExport(db, release, WANTED, eva)).toMatchObject({ error: { code: 'EXPORT_RUNNING' } })
    expect(await cancelExport(db, release, id, eva)).toEqual({ outcome: 'cancelled' })
    await ended
    expect(readExports(db, release, new Date())[0]).toMatchObject({ id, status: 'cancelled' })
    expect(openExport(db, release, id, eva)).toMatchObject({ error: { code: 'UNKNOWN_EXPORT' } })
    expect(files()).toEqual(before)
  })

  it('says why it cannot be written', async () => {
    const { ended } = await start({ replicates: 3 })
    await ended
    expect(readExports(db, release, new Date())[0]).toMatchObject({
      status: 'refused',
      problem: { code: 'INVALID_REPLICATES' },
    })
  })

  it('is deleted with its file when a day is over', async () => {
    expect(files().length).toBeGreaterThan(0)
    expect(readExports(db, release, new Date(Date.now() + 25 * 3_600_000))).toEqual([])
    expect(files()).toEqual([])
  })

  it('makes a public file too', async () => {
    const { ended } = await start({ what: 'public-file' })
    await ended
    expect(readExports(db, release, new Date())[0]).toMatchObject({ status: 'done', fileName: null })
  })
})
