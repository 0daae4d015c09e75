import { findLatestQuestionnaire, findQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import { writeJson } from '#app/formats/json/json.ts'
import { writeXlsForm } from '#app/formats/xlsform/write-xlsform.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, refusedFormat, type Refused } from '#app/platform/refused.ts'
import { QUESTIONNAIRE_FORMATS } from './read-questionnaire-file.server.ts'

/**
 * A questionnaire as a file that `importQuestionnaire` reads.
 *
 * @param id a version such as smile-short@1, or a code for its latest version
 * @param format json or xlsform
 * @returns text for JSON, bytes for an XLSForm; refused with UNKNOWN_FORMAT or UNKNOWN_QUESTIONNAIRE
 */
export async function exportQuestionnaire(
  db: Database,
  id: string,
  format = 'json',
): Promise<{ text: string | Uint8Array; questionnaire: { id: string; version: number } } | Refused> {
  const known = QUESTIONNAIRE_FORMATS.find((one) => one === format)
  if (!known) return refusedFormat(format, [...QUESTIONNAIRE_FORMATS])
  const found = (await findQuestionnaire(db, id)) ?? (await findLatestQuestionnaire(db, id))
  if (!found)
    return refused('UNKNOWN_QUESTIONNAIRE', `There is no questionnaire ${id}.`, { questionnaire: id })
  const { code, form, version, content } = found
  return {
    text:
      known === 'xlsform'
        ? await writeXlsForm(content, { code, form, version: String(version) })
        : writeJson({ code, form, ...content }),
    questionnaire: { id: found.id, version },
  }
}
