import { z } from 'zod'

import type { FileProblem } from '#app/formats/csv.ts'
import { readJson } from '#app/formats/json/json.ts'
import type { NotCarried } from '#app/formats/xlsform/not-carried.ts'
import { readXlsForm } from '#app/formats/xlsform/read-xlsform.ts'
import { questionnaireDraftSchema } from '#app/survey/questionnaire/drafting/draft-schema.ts'
import { questionnaireSchema, type QuestionnaireContent } from '#app/survey/questionnaire/questionnaire.ts'

/** The formats a questionnaire is exchanged in. */
export const QUESTIONNAIRE_FORMATS = ['json', 'xlsform'] as const
export type QuestionnaireFormat = (typeof QUESTIONNAIRE_FORMATS)[number]

/** A questionnaire as a file gives it; code and form where the file names them. */
export interface QuestionnaireFile {
  content: QuestionnaireContent
  code: string | null
  form: string | null
  /** empty for JSON, which holds everything */
  notCarried: NotCarried[]
  /** line of a value in the file; 1 where a format has no lines */
  lineOf: (path: (string | number)[]) => number
}

const named = { code: z.string().optional(), form: z.string().optional() }
const fileSchema = questionnaireSchema.extend(named)
const draftFileSchema = questionnaireSchema.extend({ ...named, items: z.array(z.unknown()) })

/** The format of a file by its name: `.xlsx` is an XLSForm, everything else JSON. */
export function formatOfName(name: string): QuestionnaireFormat {
  return /\.xlsx$/i.test(name) ? 'xlsform' : 'json'
}

/**
 * Reads a questionnaire from a file.
 *
 * @param unfinished a questionnaire without items is good enough
 * @returns problems as `readJson` and `readXlsForm` find them
 */
export async function readQuestionnaireFile(
  bytes: Uint8Array,
  format: QuestionnaireFormat,
  unfinished = false,
): Promise<QuestionnaireFile | { problems: FileProblem[] }> {
  if (format === 'xlsform') {
    const read = await readXlsForm(bytes)
    return 'problems' in read ? read : { ...read, lineOf: () => 1 }
  }
  const begun = unfinished ? readJson(bytes, draftFileSchema) : null
  const empty = begun && !('problems' in begun) && begun.value.items.length === 0
  if (begun && empty) {
    const { code, form, ...content } = begun.value
    const parsed = questionnaireDraftSchema.parse(content)
    return { content: parsed, code: code ?? null, form: form ?? null, notCarried: [], lineOf: begun.lineOf }
  }
  const read = readJson(bytes, fileSchema)
  if ('problems' in read) return read
  const { code, form, ...content } = read.value
  return { content, code: code ?? null, form: form ?? null, notCarried: [], lineOf: read.lineOf }
}
