import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { listAudit } from '#app/data/accounts/audit.server.ts'
import { setDisabled } from '#app/services/accounts/set-disabled.server.ts'
import { accountOfToken } from '#app/services/accounts/tokens/account-of-token.server.ts'
import { listTokensOf } from '#app/services/accounts/tokens/list-api-tokens.server.ts'
import { makeApiToken } from '#app/services/accounts/tokens/make-api-token.server.ts'
import { revokeApiToken } from '#app/services/accounts/tokens/revoke-api-token.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { addCities, addStaff, later, NOW } from '#tests/support/records/staff.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
  addCities(db)
  await addStaff(db, 'eva', 'evaluator')
  await addStaff(db, 'gone', 'evaluator')
  await addStaff(db, 'otto', 'official', ['110000'])
})
afterAll(() => db.remove())

const asked = { account: 'eva', name: 'weekly report', scopes: ['releases'], days: 30, actor: 'eva' }
const open = { at: later(10), demonstrationOpen: true }
const DAY = 24 * 3600

async function made(changes: Partial<typeof asked> = {}) {
  const result = await makeApiToken(db, { ...asked, ...changes }, NOW)
  if (result.outcome === 'refused') throw new Error(JSON.stringify(result))
  return result
}

describe('a token of an evaluator', () => {
  it('lets in within its scopes, and keeps the day it was used', async () => {
    const { token, id } = await made()
    expect(await accountOfToken(db, token, 'releases', open)).toMatchObject({ outcome: 'known', name: 'eva' })
    expect(await accountOfToken(db, token, 'microdata', open)).toEqual({
      outcome: 'refused',
      reason: 'scope-missing',
    })
    const line = (await listTokensOf(db, 'eva', NOW))?.find((one) => one.id === id)
    expect(line).toMatchObject({ state: 'works', lastUsedOn: '2026-03-02', scopes: ['releases'] })
  })

  it('is stored as a hash alone, and never stands in the audit log', async () => {
    const { token } = await made({ name: 'secret' })
    const secret = token.replace('smile_', '')
    const stored = db.columns.prepare('SELECT * FROM "ApiToken"').all()
    expect(JSON.stringify(stored)).not.toContain(secret)
    const { lines } = await listAudit(db, 1, 50)
    expect(lines.some(({ action, detail }) => action === 'token-made' && detail['token'] === 'secret')).toBe(
      true,
    )
    expect(JSON.stringify(lines)).not.toContain(secret)
  })

  it('ends on its day, when it is revoked, and with its account', async () => {
    const { token, id } = await made({ days: 2 })
    const at = (seconds: number) => accountOfToken(db, token, 'releases', { ...open, at: later(seconds) })
    expect((await at(2 * DAY - 1)).outcome).toBe('known')
    expect(await at(2 * DAY)).toEqual({ outcome: 'refused', reason: 'token-ended' })

    expect(await revokeApiToken(db, { account: 'eva', id, actor: 'eva' }, NOW)).toEqual({
      outcome: 'revoked',
    })
    expect(await at(1)).toEqual({ outcome: 'refused', reason: 'token-revoked' })
    expect(await revokeApiToken(db, { account: 'eva', id, actor: 'eva' }, NOW)).toEqual({
      outcome: 'refused',
      reason: 'already-revoked',
    })

    const other = await made({ account: 'gone' })
    await setDisabled(db, { name: 'gone', disabled: true, actor: 'command-line' }, NOW)
    expect(await accountOfToken(db, other.token, 'releases', open)).toMatchObject({ reason: 'token-revoked' })
  })

  it('is revoked by its own account alone', async () => {
    const { id, token } = await made()
    expect(await revokeApiToken(db, { account: 'gone', id, actor: 'gone' }, NOW)).toMatchObject({
      reason: 'unknown-token',
    })
    expect((await accountOfToken(db, token, 'releases', open)).outcome).toBe('known')
  })

  it('cannot be guessed', async () => {
    expect(await accountOfToken(db, 'smile_guess', 'releases', open)).toMatchObject({
      reason: 'token-unknown',
    })
    expect((await made()).token).not.toBe((await made()).token)
  })

  it.each([
    [{ account: 'nobody' }, 'account', 'unknown'],
    [{ account: 'otto' }, 'account', 'not-an-evaluator'],
    [{ name: '  ' }, 'name', 'no-name'],
    [{ name: 'x'.repeat(61) }, 'name', 'name-too-long'],
    [{ scopes: [] }, 'scopes', 'no-scope'],
    [{ scopes: ['releases', 'everything'] }, 'scopes', 'unknown-scope'],
    [{ days: 0 }, 'days', 'days-out-of-range'],
    [{ days: 1.5 }, 'days', 'days-out-of-range'],
    [{ days: 367 }, 'days', 'days-out-of-range'],
    [{ days: NaN }, 'days', 'days-out-of-range'],
  ])('is not made for %o', async (changes, field, reason) => {
    expect(await makeApiToken(db, { ...asked, ...changes }, NOW)).toEqual({
      outcome: 'refused',
      field,
      reason,
    })
  })
})
