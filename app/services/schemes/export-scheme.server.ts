import { writeJson } from '#app/formats/json/json.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { Refused } from '#app/platform/refused.ts'
import { namedScheme } from './read-schemes.server.ts'

/** A saved scheme as a file that `importScheme` reads. @returns refused with UNKNOWN_SCHEME */
export async function exportScheme(
  db: Database,
  named: string,
): Promise<{ text: string; scheme: { id: number; name: string; hash: string } } | Refused> {
  const found = await namedScheme(db, named)
  if (found.outcome === 'refused') return found
  const { id, name, hash, content } = found.scheme
  return { text: writeJson({ name, content }), scheme: { id, name, hash } }
}
