import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { findSchemeByName, insertScheme } from '#app/data/schemes/schemes.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { schemeSchema, type Scheme } from '#app/survey/scheme/scheme.ts'

export interface SchemePost {
  name: string
  content: unknown
}

export type SaveOutcome = { outcome: 'saved'; id: number; name: string } | Refused

const LONGEST_NAME = 80

/**
 * Saves a set-up as a scheme of its own name.
 *
 * @param post content as `schemeSchema` declares it; taken as it comes from a form or a file
 * @param by name of the account, for the audit log
 * @returns refused with NAME_MISSING, NAME_TOO_LONG, NAME_TAKEN or INVALID_SCHEME
 */
export async function saveScheme(
  db: Database,
  post: SchemePost,
  { by, at }: { by: string; at: Date },
): Promise<SaveOutcome> {
  const ready = await readySchemeToSave(db, post)
  if (ready.outcome === 'refused') return ready
  const { name, content } = ready
  const id = inOneTransaction(db, () => {
    const createdOn = at.toISOString().slice(0, 10)
    const made = insertScheme(db, { name, content, createdBy: by, createdOn })
    insertAudit(db, { actor: by, action: 'scheme-saved', subject: name }, at)
    return made
  })
  return { outcome: 'saved', id, name }
}

/** The scheme as it would be saved, or what stands against it: see `saveScheme`. */
export async function readySchemeToSave(
  db: Database,
  { name: given, content }: SchemePost,
): Promise<{ outcome: 'ready'; name: string; content: Scheme } | Refused> {
  const name = given.trim()
  if (name === '') return refused('NAME_MISSING', 'A scheme needs a name.')
  if (name.length > LONGEST_NAME) {
    return refused('NAME_TOO_LONG', `The name is longer than ${LONGEST_NAME} characters.`, { name })
  }
  if (await findSchemeByName(db, name)) {
    return refused('NAME_TAKEN', `There is already a scheme called ${name}.`, { name })
  }
  const parsed = schemeSchema.safeParse(content)
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join('.'))
    return refused('INVALID_SCHEME', `The scheme is not complete: ${fields.join(', ')}.`, { fields })
  }
  return { outcome: 'ready', name, content: parsed.data }
}
