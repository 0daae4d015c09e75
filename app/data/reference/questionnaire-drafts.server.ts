import type { Database } from '#app/platform/database/database.server.ts'
import type { QuestionnaireContent } from '#app/survey/questionnaire/questionnaire.ts'

/** What a revision did, for the list of revisions. */
export interface DraftChange {
  /** kind of the edit, or `merged` */
  kind: string
  /** codes of the items concerned */
  items: string[]
}

/** One state of a draft, without its content. */
export interface RevisionLine {
  number: number
  parent: number | null
  change: DraftChange
  by: string
  /** ISO time */
  at: string
}

/** A draft with the revision that is shown. */
export interface DraftRecord {
  code: string
  form: string
  /** the version it was started from */
  basedOn: string | null
  current: number
  createdBy: string
  createdOn: string
  content: QuestionnaireContent
}

type Columns = Pick<Database, 'columns'>

const KEPT = 300

/** The draft of a questionnaire, or null. */
export function findDraft(db: Columns, code: string): DraftRecord | null {
  const row = db.columns
    .prepare(
      `SELECT d.*, r."content" FROM "QuestionnaireDraft" d
       JOIN "DraftRevision" r ON r."code" = d."code" AND r."number" = d."current" WHERE d."code" = ?`,
    )
    .get(code) as (Omit<DraftRecord, 'content'> & { content: string }) | undefined
  return row ? { ...row, content: JSON.parse(row.content) as QuestionnaireContent } : null
}

/** All drafts, by code, with the moment of their last change. */
export function listDrafts(
  db: Columns,
): (Omit<DraftRecord, 'content'> & { at: string; by: string; title: string })[] {
  return db.columns
    .prepare(
      `SELECT d.*, r."at", r."by", json_extract(r."content", '$.title') AS "title" FROM "QuestionnaireDraft" d
       JOIN "DraftRevision" r ON r."code" = d."code" AND r."number" = d."current" ORDER BY d."code"`,
    )
    .all() as (Omit<DraftRecord, 'content'> & { at: string; by: string; title: string })[]
}

/** What a draft said in a revision, or null when it is not kept. */
export function findRevision(db: Columns, code: string, number: number): QuestionnaireContent | null {
  const content = db.columns
    .prepare(`SELECT "content" FROM "DraftRevision" WHERE "code" = ? AND "number" = ?`)
    .pluck()
    .get(code, number) as string | undefined
  return content === undefined ? null : (JSON.parse(content) as QuestionnaireContent)
}

/** All revisions of a draft, latest first. */
export function listRevisions(db: Columns, code: string): RevisionLine[] {
  const rows = db.columns
    .prepare(
      `SELECT "number", "parent", "change", "by", "at" FROM "DraftRevision" WHERE "code" = ? ORDER BY "number" DESC`,
    )
    .all(code) as (Omit<RevisionLine, 'change'> & { change: string })[]
  return rows.map((row) => ({ ...row, change: JSON.parse(row.change) as DraftChange }))
}

/** Stores a draft with its first revision at once. */
export function insertDraft(
  db: Columns,
  draft: Omit<DraftRecord, 'current'> & { at: Date; change: DraftChange },
): void {
  const { code, form, basedOn, createdBy, createdOn, content, change, at } = draft
  db.columns
    .prepare(
      `INSERT INTO "QuestionnaireDraft" ("code", "form", "basedOn", "current", "createdBy", "createdOn")
       VALUES (?, ?, ?, 1, ?, ?)`,
    )
    .run(code, form, basedOn, createdBy, createdOn)
  insertRow(db, { code, number: 1, parent: null, content, change, by: createdBy, at })
}

/**
 * Stores the next revision of a draft and shows it, at once. Of very long histories the oldest revisions go.
 *
 * @returns its number
 */
export function insertRevision(
  db: Columns,
  revision: {
    code: string
    parent: number
    content: QuestionnaireContent
    change: DraftChange
    by: string
    at: Date
  },
): number {
  const { code } = revision
  const last = db.columns
    .prepare(`SELECT max("number") FROM "DraftRevision" WHERE "code" = ?`)
    .pluck()
    .get(code) as number
  const number = last + 1
  insertRow(db, { ...revision, number })
  showRevision(db, code, number)
  db.columns
    .prepare(`DELETE FROM "DraftRevision" WHERE "code" = ? AND "number" <= ?`)
    .run(code, number - KEPT)
  return number
}

/** Makes a kept revision the one that is shown, at once. */
export function showRevision(db: Columns, code: string, number: number): void {
  db.columns.prepare(`UPDATE "QuestionnaireDraft" SET "current" = ? WHERE "code" = ?`).run(number, code)
}

/** Notes from which version a draft goes on, at once. */
export function setDraftBasis(db: Columns, code: string, basedOn: string | null, form: string): void {
  db.columns
    .prepare(`UPDATE "QuestionnaireDraft" SET "basedOn" = ?, "form" = ? WHERE "code" = ?`)
    .run(basedOn, form, code)
}

/** Takes a draft and its revisions away, at once. */
export function deleteDraft(db: Columns, code: string): void {
  db.columns.prepare(`DELETE FROM "DraftRevision" WHERE "code" = ?`).run(code)
  db.columns.prepare(`DELETE FROM "QuestionnaireDraft" WHERE "code" = ?`).run(code)
}

function insertRow(
  db: Columns,
  row: {
    code: string
    number: number
    parent: number | null
    content: QuestionnaireContent
    change: DraftChange
    by: string
    at: Date
  },
): void {
  db.columns
    .prepare(
      `INSERT INTO "DraftRevision" ("code", "number", "parent", "content", "change", "by", "at")
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      row.code,
      row.number,
      row.parent,
      JSON.stringify(row.content),
      JSON.stringify(row.change),
      row.by,
      row.at.toISOString(),
    )
}
