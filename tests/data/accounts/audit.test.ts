import { afterAll, expect, test } from 'vitest'

import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'

const database = await openTestDatabase()
afterAll(() => database.remove())

test('what was written to the audit log can be neither changed nor removed', () => {
  insertAudit(database, { actor: 'lin', action: 'sign-in', subject: 'lin' }, new Date('2026-03-02T08:00:00Z'))
  const run = (sql: string) => () => database.columns.exec(sql)
  expect(run(`UPDATE "AuditEntry" SET "actor" = 'wang'`)).toThrow('append-only')
  expect(run('DELETE FROM "AuditEntry"')).toThrow('append-only')
  expect(database.columns.prepare('SELECT "actor" FROM "AuditEntry"').pluck().all()).toEqual(['lin'])
})
