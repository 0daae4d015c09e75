import { findDraft } from '#app/data/reference/questionnaire-drafts.server.ts'
import { writeJson } from '#app/formats/json/json.ts'
import { writeXlsForm } from '#app/formats/xlsform/write-xlsform.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'

/** A draft as a file that can be taken in again. @returns refused with NO_DRAFT */
export async function exportDraft(
  db: Database,
  code: string,
  format: string,
): Promise<{ text: string | Uint8Array } | Refused> {
  const draft = findDraft(db, code)
  if (!draft) return refused('NO_DRAFT', `There is no draft of ${code}.`, { code })
  const { form, content, current } = draft
  if (format === 'xlsform')
    return { text: await writeXlsForm(content, { code, form, version: `draft-${current}` }) }
  return { text: writeJson({ code, form, ...content }) }
}
