import type { Database } from '#app/platform/database/database.server.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { QuestionnaireContent } from '#app/survey/questionnaire/questionnaire.ts'

/** One version of a questionnaire: `smile-short@1` is version 1 of the questionnaire smile-short. */
export interface QuestionnaireRecord {
  id: string
  code: string
  version: number
  form: string
  hash: string
  frozen: boolean
  content: QuestionnaireContent
}

/** The questionnaire version of an id, or null. */
export async function findQuestionnaire(db: Database, id: string): Promise<QuestionnaireRecord | null> {
  const row = await db.prisma.questionnaire.findUnique({ where: { id } })
  return row && { ...row, content: JSON.parse(row.content) as QuestionnaireContent }
}

/** The latest version of a questionnaire, or null. */
export async function findLatestQuestionnaire(
  db: Database,
  code: string,
): Promise<QuestionnaireRecord | null> {
  const row = await db.prisma.questionnaire.findFirst({ where: { code }, orderBy: { version: 'desc' } })
  return row && { ...row, content: JSON.parse(row.content) as QuestionnaireContent }
}

/** All questionnaire versions without their content, oldest first. */
export async function listQuestionnaires(db: Database) {
  return db.prisma.questionnaire.findMany({
    select: { id: true, code: true, version: true, form: true, hash: true, frozen: true },
    orderBy: [{ code: 'asc' }, { version: 'asc' }],
  })
}

/** All questionnaire versions with their titles and numbers of items, oldest first. */
export function listVersions(db: Pick<Database, 'columns'>) {
  const rows = db.columns
    .prepare(
      `SELECT "id", "code", "version", "form", "frozen", json_extract("content", '$.title') AS "title",
         json_array_length("content", '$.items') AS "items"
       FROM "Questionnaire" ORDER BY "code", "version"`,
    )
    .all() as {
    id: string
    code: string
    version: number
    form: string
    frozen: number
    title: string
    items: number
  }[]
  return rows.map((row) => ({
    ...row,
    frozen: row.frozen === 1,
    title: JSON.parse(row.title) as LocalText,
  }))
}

/** Which waves ask which questionnaire version, oldest wave first. */
export function listWavesOfQuestionnaires(
  db: Pick<Database, 'columns'>,
): { waveId: string; questionnaireId: string }[] {
  return db.columns
    .prepare(`SELECT "id" AS "waveId", "questionnaireId" FROM "Wave" ORDER BY "opensOn", "id"`)
    .all() as { waveId: string; questionnaireId: string }[]
}

/**
 * Stores a questionnaire as the next version of its code.
 *
 * @param hash of the content, as `contentHash` makes it
 */
export function insertQuestionnaire(
  db: Database,
  questionnaire: { code: string; form: string; content: QuestionnaireContent; hash: string; frozen: boolean },
): { id: string; version: number } {
  const { code, form, content, hash, frozen } = questionnaire
  const last = db.columns
    .prepare(`SELECT max("version") FROM "Questionnaire" WHERE "code" = ?`)
    .pluck()
    .get(code)
  const version = ((last as number | null) ?? 0) + 1
  const id = `${code}@${version}`
  db.columns
    .prepare(
      `INSERT INTO "Questionnaire" ("id", "code", "version", "form", "content", "hash", "frozen")
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(id, code, version, form, JSON.stringify(content), hash, frozen ? 1 : 0)
  return { id, version }
}
