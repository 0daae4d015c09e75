import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { migrationNames } from '#app/platform/database/migrations.server.ts'
import { analyseWave, repeatAnalysis } from '#app/services/analysis/run/analyse-wave.server.ts'
import { backupDatabase } from '#app/services/operations/backup-database.server.ts'
import { restoreDatabase } from '#app/services/operations/restore-database.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import { verifyReceipt } from '#app/services/publication/receipt/verify-receipt.server.ts'
import { makeClosedWave, RANKED, RANKED_TOO } from '#tests/support/records/analysed-wave.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { NOW } from '#tests/support/records/staff.ts'

test('a backup taken under load restores to a database that verifies the same release', async () => {
  const { folder, file } = await copyDatabaseFile('reference')
  const db = await openDatabase(file)
  const wave = await makeClosedWave(db, {
    cities: [
      { code: RANKED, responses: 150 },
      { code: RANKED_TOO, responses: 150 },
    ],
  })
  expect((await analyseWave(db, wave)).outcome).toBe('analysed')
  const released = await releaseWave(db, wave, { confirmedBy: 'lin', publishedOn: '2026-04-03' })
  if (released.outcome === 'refused') throw new Error(released.error.message)
  const before = await verifyReceipt(db, released.releaseId, repeatAnalysis)

  const writer = spawn(process.execPath, ['tests/support/load/writer.mjs', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(writer.stdout, 'data')
  const known = await migrationNames('prisma/migrations')
  const copy = join(folder, 'backup.db')
  expect((await backupDatabase(db, { file: copy, known }, NOW)).outcome).toBe('backed-up')
  const ended = once(writer, 'exit')
  writer.kill('SIGKILL')
  await ended
  await db.close()

  const elsewhere = join(folder, 'elsewhere.db')
  const restored = restoreDatabase({ file: copy, database: elsewhere, known, replace: false }, NOW)
  expect(restored.outcome).toBe('restored')
  const again = await openDatabase(elsewhere)
  const after = await verifyReceipt(again, released.releaseId, repeatAnalysis)
  expect(after.outcome).toBe('confirmed')
  expect(after).toEqual(before)
  await again.close()
  rmSync(folder, { recursive: true })
})
