import { randomUUID } from 'node:crypto'

import { findAccountByName } from '#app/data/accounts/accounts.server.ts'
import { insertApiToken } from '#app/data/accounts/api-tokens.server.ts'
import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { hashToken, makeToken } from '#app/platform/sign-in/token.server.ts'

import { normaliseAccountName } from '../account-name.ts'
import { TOKEN_DAYS, TOKEN_SCOPES, type TokenScope } from './token-scopes.ts'

/** Begins every token, so that one left in a file or a log is found by searching for it. */
const PREFIX = 'smile_'
const LONGEST_NAME = 60
const DAY = 24 * 3600 * 1000

export interface NewApiToken {
  /** name of the account it acts for */
  account: string
  /** what it is for, in the holder's words */
  name: string
  scopes: readonly string[]
  /** whole days it works */
  days: number
  /** name of the account, or `command-line` */
  actor: string
}

export type MakeTokenOutcome =
  | { outcome: 'made'; id: string; token: string; name: string; scopes: TokenScope[]; expiresAt: Date }
  | { outcome: 'refused'; field: 'account'; reason: 'unknown' | 'disabled' | 'not-an-evaluator' }
  | { outcome: 'refused'; field: 'name'; reason: 'no-name' | 'name-too-long' }
  | { outcome: 'refused'; field: 'scopes'; reason: 'no-scope' | 'unknown-scope' }
  | { outcome: 'refused'; field: 'days'; reason: 'days-out-of-range' }

/** Makes a token for an evaluator's programs. It is shown to its holder this once; only its hash is stored. */
export async function makeApiToken(db: Database, asked: NewApiToken, at: Date): Promise<MakeTokenOutcome> {
  const account = await findAccountByName(db, normaliseAccountName(asked.account))
  if (!account) return { outcome: 'refused', field: 'account', reason: 'unknown' }
  if (account.disabled) return { outcome: 'refused', field: 'account', reason: 'disabled' }
  if (account.role !== 'evaluator') {
    return { outcome: 'refused', field: 'account', reason: 'not-an-evaluator' }
  }
  const name = asked.name.trim()
  if (name === '') return { outcome: 'refused', field: 'name', reason: 'no-name' }
  if (name.length > LONGEST_NAME) return { outcome: 'refused', field: 'name', reason: 'name-too-long' }
  const scopes = TOKEN_SCOPES.filter((scope) => asked.scopes.includes(scope))
  if (asked.scopes.length === 0) return { outcome: 'refused', field: 'scopes', reason: 'no-scope' }
  if (asked.scopes.some((scope) => !TOKEN_SCOPES.some((known) => known === scope))) {
    return { outcome: 'refused', field: 'scopes', reason: 'unknown-scope' }
  }
  if (!Number.isInteger(asked.days) || asked.days < 1 || asked.days > TOKEN_DAYS.most) {
    return { outcome: 'refused', field: 'days', reason: 'days-out-of-range' }
  }

  const id = randomUUID()
  const token = PREFIX + makeToken()
  const expiresAt = new Date(at.getTime() + asked.days * DAY)
  inOneTransaction(db, () => {
    const stored = { id, tokenHash: hashToken(token), accountId: account.id, name, scopes }
    insertApiToken(db, { ...stored, createdAt: at, expiresAt })
    const detail = { token: name, scopes, days: asked.days }
    insertAudit(db, { actor: asked.actor, action: 'token-made', subject: account.name, detail }, at)
  })
  return { outcome: 'made', id, token, name, scopes, expiresAt }
}
