import { findCodeByHash, type AssistedCode } from '#app/data/fieldwork/assisted/assisted-codes.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { hashToken } from '#app/platform/sign-in/token.server.ts'
import { plainEntryCode } from '#app/survey/wave/invited/entry-code.ts'

export type EnterOutcome =
  | { outcome: 'entered'; code: AssistedCode }
  | { outcome: 'refused'; reason: 'malformed' | 'unknown' | 'revoked' }

/** Lets a device in by the code of a tablet or interviewer, as typed. */
export function enterAssisted(database: Pick<Database, 'columns'>, typed: string): EnterOutcome {
  const plain = plainEntryCode(typed)
  if (plain === null) return { outcome: 'refused', reason: 'malformed' }
  const code = findCodeByHash(database, hashToken(plain))
  if (!code) return { outcome: 'refused', reason: 'unknown' }
  return code.revoked ? { outcome: 'refused', reason: 'revoked' } : { outcome: 'entered', code }
}
