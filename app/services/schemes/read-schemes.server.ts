import { findScheme, findSchemeByName, listSchemes as listStored } from '#app/data/schemes/schemes.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import type { SavedScheme } from '#app/survey/scheme/saved-scheme.ts'

/** Saved schemes, latest first; archived ones only where asked for. */
export async function listSchemes(db: Database, { archived = false } = {}): Promise<SavedScheme[]> {
  return (await listStored(db)).filter((scheme) => archived || !scheme.archived)
}

/** The scheme of an id as it stands in an address, or null. */
export async function readScheme(db: Database, id: string | null): Promise<SavedScheme | null> {
  return id !== null && /^\d{1,9}$/.test(id) ? findScheme(db, Number(id)) : null
}

/** The scheme that a person names, by its name or its id. @returns refused with UNKNOWN_SCHEME */
export async function namedScheme(
  db: Database,
  text: string,
): Promise<{ outcome: 'found'; scheme: SavedScheme } | Refused> {
  const scheme = (await findSchemeByName(db, text.trim())) ?? (await readScheme(db, text))
  if (scheme) return { outcome: 'found', scheme }
  return refused('UNKNOWN_SCHEME', `There is no scheme ${text}.`, { scheme: text })
}
