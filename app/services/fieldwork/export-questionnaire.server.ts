import { findLatestQuestionnaire, findQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import { writeJson } from '#app/formats/json.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'

/**
 * A questionnaire as a file that `importQuestionnaire` reads.
 *
 * @param id a version such as smile-short@1, or a code for its latest version
 * @returns refused with UNKNOWN_QUESTIONNAIRE
 */
export async function exportQuestionnaire(
  db: Database,
  id: string,
): Promise<{ text: string; questionnaire: { id: string; version: number } } | Refused> {
  const found = (await findQuestionnaire(db, id)) ?? (await findLatestQuestionnaire(db, id))
  if (!found)
    return refused('UNKNOWN_QUESTIONNAIRE', `There is no questionnaire ${id}.`, { questionnaire: id })
  const { code, form, version, content } = found
  return {
    text: writeJson({ code, form, ...content }),
    questionnaire: { id: found.id, version },
  }
}
