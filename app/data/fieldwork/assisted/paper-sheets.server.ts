import type { Database } from '#app/platform/database/database.server.ts'
import type { Answers } from '#app/survey/item.ts'
import type { SheetDifference, SheetLine } from '#app/survey/paper/sheet.ts'

type Columns = Pick<Database, 'columns'>

/** Notes that a sheet was keyed in; part of no transaction with its response. Keeps what was noted before. */
export function insertSheet(
  { columns }: Columns,
  sheet: {
    waveId: string
    sheet: string
    cityCode: string
    responseId: string
    keyedBy: string
    keyedOn: string
  },
): void {
  columns
    .prepare(
      `INSERT OR IGNORE INTO "PaperSheet" ("waveId", "sheet", "cityCode", "responseId", "keyedBy", "keyedOn")
       VALUES (@waveId, @sheet, @cityCode, @responseId, @keyedBy, @keyedOn)`,
    )
    .run(sheet)
}

/** Notes what a second keying of a sheet found. */
export function noteSecondKeying(
  { columns }: Columns,
  waveId: string,
  sheet: string,
  second: { by: string; on: string; compared: number; differing: SheetDifference[] },
): void {
  columns
    .prepare(
      `UPDATE "PaperSheet" SET "secondBy" = ?, "secondOn" = ?, "compared" = ?, "differing" = ?
       WHERE "waveId" = ? AND "sheet" = ?`,
    )
    .run(second.by, second.on, second.compared, JSON.stringify(second.differing), waveId, sheet)
}

interface Row extends Omit<SheetLine, 'differing'> {
  differing: string | null
}

const COLUMNS = `"sheet", "cityCode", "keyedBy", "keyedOn", "secondBy", "secondOn", "compared", "differing"`

/** The sheets of a wave by their numbers. */
export function listSheets({ columns }: Columns, waveId: string): SheetLine[] {
  const rows = columns
    .prepare(`SELECT ${COLUMNS} FROM "PaperSheet" WHERE "waveId" = ? ORDER BY length("sheet"), "sheet"`)
    .all(waveId) as Row[]
  return rows.map(({ differing, ...row }) => ({
    ...row,
    differing: differing === null ? null : (JSON.parse(differing) as SheetDifference[]),
  }))
}

/** The city and answers of a response, or null. */
export function readKeyedAnswers(
  { columns }: Columns,
  waveId: string,
  responseId: string,
): { cityCode: string; answers: Answers } | null {
  const row = columns
    .prepare('SELECT "cityCode", "answers" FROM "Response" WHERE "waveId" = ? AND "id" = ?')
    .get(waveId, responseId) as { cityCode: string; answers: string } | undefined
  return row ? { cityCode: row.cityCode, answers: JSON.parse(row.answers) as Answers } : null
}
