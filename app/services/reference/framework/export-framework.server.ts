import { findFramework, findLatestFramework } from '#app/data/reference/frameworks.server.ts'
import { writeJson } from '#app/formats/json/json.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'

/**
 * A framework as a file that `importFramework` reads.
 *
 * @param id a version such as SMILE@1, or a code for its latest version
 * @returns refused with UNKNOWN_FRAMEWORK
 */
export async function exportFramework(
  db: Database,
  id: string,
): Promise<{ text: string; framework: { id: string; version: number } } | Refused> {
  const framework = (await findFramework(db, id)) ?? (await findLatestFramework(db, id))
  if (!framework) return refused('UNKNOWN_FRAMEWORK', `There is no framework ${id}.`, { framework: id })
  return {
    text: writeJson(framework.content),
    framework: { id: framework.id, version: framework.version },
  }
}
