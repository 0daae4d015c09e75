import { findScheme } from '#app/data/schemes/schemes.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused } from '#app/platform/refused.ts'
import { saveScheme, type SaveOutcome } from './save-scheme.server.ts'

/** Saves a copy of a scheme under another name. @returns refused with UNKNOWN_SCHEME, or as `saveScheme` does */
export async function duplicateScheme(
  db: Database,
  { id, name }: { id: number; name: string },
  who: { by: string; at: Date },
): Promise<SaveOutcome> {
  const scheme = await findScheme(db, id)
  if (!scheme) return refused('UNKNOWN_SCHEME', `There is no scheme ${id}.`, { scheme: id })
  return saveScheme(db, { name, content: scheme.content }, who)
}
