import { z } from 'zod'

import { canonicalHash } from '#app/data/results/canonical-hash.server.ts'
import { findSchemeByName } from '#app/data/schemes/schemes.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { readySchemeToSave, saveScheme, type SaveOutcome } from './save-scheme.server.ts'

const fileSchema = z.object({ name: z.string(), content: z.unknown() })

export type ImportOutcome =
  /** everything fits; nothing was stored */
  | { outcome: 'checked'; name: string }
  /** a scheme of this name and content was there already */
  | { outcome: 'unchanged'; id: number; name: string }
  | SaveOutcome

/**
 * Saves the scheme of a file as `exportScheme` writes it. The same file a second time changes nothing.
 *
 * @param run.name another name than that of the file
 * @returns refused with NOT_JSON, INVALID_SCHEME_FILE, or as `saveScheme` does
 */
export async function importScheme(
  db: Database,
  bytes: Uint8Array,
  { name: given, dryRun }: { name?: string | undefined; dryRun: boolean },
  who: { by: string; at: Date },
): Promise<ImportOutcome> {
  const file = readFile(bytes)
  if ('outcome' in file) return file
  const post = { name: given ?? file.name, content: file.content }
  const known = await findSchemeByName(db, post.name.trim())
  if (known && known.hash === canonicalHash(post.content)) {
    return { outcome: 'unchanged', id: known.id, name: known.name }
  }
  if (!dryRun) return saveScheme(db, post, who)
  const ready = await readySchemeToSave(db, post)
  return ready.outcome === 'refused' ? ready : { outcome: 'checked', name: ready.name }
}

function readFile(bytes: Uint8Array): { name: string; content: unknown } | Refused {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8').decode(bytes))
  } catch (error) {
    return refused(
      'NOT_JSON',
      `The file is no JSON: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  const parsed = fileSchema.safeParse(value)
  if (parsed.success) return parsed.data
  return refused('INVALID_SCHEME_FILE', 'The file is no scheme: it needs a name and a content.')
}
