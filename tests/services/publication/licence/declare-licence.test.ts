import { afterAll, beforeAll, expect, it } from 'vitest'

import { listAudit } from '#app/data/accounts/audit.server.ts'
import { analyseWave, repeatAnalysis } from '#app/services/analysis/run/analyse-wave.server.ts'
import { exportRelease } from '#app/services/publication/export-release.server.ts'
import { declareLicence, readLicence } from '#app/services/publication/licence/declare-licence.server.ts'
import { verifyReceipt } from '#app/services/publication/receipt/verify-receipt.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import { readRelease } from '#app/services/reporting/read-releases.server.ts'
import { makeClosedWave, RANKED } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

const BY = { by: 'eva', at: new Date('2026-04-01T00:00:00Z') }
const OPEN_LICENCE = { name: 'CC BY 4.0', address: 'https://creativecommons.org/licenses/by/4.0/' }

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase('reference')
  await makeClosedWave(db, { id: 'made', cities: [{ code: RANKED, responses: 120 }] })
  await analyseWave(db, 'made')
})
afterAll(() => db.remove())

async function release() {
  const outcome = await releaseWave(db, 'made', { confirmedBy: 'eva', publishedOn: '2026-04-10' })
  if (outcome.outcome !== 'released') throw new Error(JSON.stringify(outcome))
  return (await readRelease(db, outcome.releaseId))!
}

async function textOf(id: string, format: string): Promise<string> {
  const file = await exportRelease(db, id, { what: 'index', format, language: 'en' })
  if (file.outcome === 'refused') throw new Error(file.error.message)
  const parts: Buffer[] = []
  for await (const chunk of file.chunks) parts.push(Buffer.from(chunk))
  return Buffer.concat(parts).toString('utf8')
}

it('keeps a declared licence for the releases to come, and in the audit log', async () => {
  expect(await readLicence(db)).toBeNull()
  expect(declareLicence(db, OPEN_LICENCE, BY)).toEqual({ outcome: 'declared', licence: OPEN_LICENCE })
  expect(await readLicence(db)).toEqual(OPEN_LICENCE)
  expect((await listAudit(db, 1, 1)).lines[0]).toMatchObject({
    action: 'licence-declared',
    subject: 'CC BY 4.0',
  })
})

it('declines an address without a name and what is no web address', async () => {
  for (const typed of [
    { name: '', address: OPEN_LICENCE.address },
    { name: 'Ours', address: 'javascript:alert(1)' },
    { name: 'x'.repeat(121), address: '' },
  ]) {
    expect(declareLicence(db, typed, BY)).toMatchObject({ error: { code: 'LICENCE_UNUSABLE' } })
  }
  expect(await readLicence(db)).toEqual(OPEN_LICENCE)
})

it('is frozen in a release, stands in its files, and leaves its receipt confirmed when taken back', async () => {
  declareLicence(db, OPEN_LICENCE, BY)
  const licensed = await release()
  expect(licensed.summary.licence).toEqual(OPEN_LICENCE)
  for (const format of ['ddi', 'json-stat']) {
    expect(await textOf(licensed.id, format)).toContain('Licence of the tables: CC BY 4.0')
  }

  expect(declareLicence(db, { name: '', address: '' }, BY)).toEqual({ outcome: 'declared', licence: null })
  expect(await verifyReceipt(db, licensed.id, repeatAnalysis)).toMatchObject({ outcome: 'confirmed' })
  const bare = await release()
  expect(bare.summary).not.toHaveProperty('licence')
  expect(await textOf(bare.id, 'ddi')).not.toContain('Licence of the tables')
})
