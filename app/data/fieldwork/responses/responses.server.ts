import { prepared } from '#app/data/prepared.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { ResponseRow } from '#app/survey/response.ts'

/** The columns of a response beside its wave, in the order in which rows of cells are read. */
export const RESPONSE_COLUMNS = [
  'id',
  'cityCode',
  'stratum',
  'baseWeight',
  'day',
  'language',
  'mode',
  'channel',
  'noticeVersion',
  'questionnaire',
  'sex',
  'ageGroup',
  'education',
  'district',
  'seconds',
  'answers',
] as const satisfies readonly (keyof ResponseRow)[]

const COLUMNS = ['waveId', ...RESPONSE_COLUMNS] as const
const INSERT = `INSERT INTO "Response" (${COLUMNS.map((name) => `"${name}"`).join(', ')})
  VALUES (${COLUMNS.map(() => '?').join(', ')}) ON CONFLICT ("waveId", "id") DO NOTHING`

/**
 * Stores responses in one durable transaction; the first write of an id wins.
 *
 * @returns for each row: true when stored now, false when its id was already there
 * @throws SqliteError SQLITE_BUSY when another process holds the write lock, SQLITE_FULL when the disk is full;
 *   nothing is stored then
 */
export function insertResponses(db: Database, rows: ResponseRow[]): boolean[] {
  return db.columns.transaction(() => rows.map((row) => insertResponse(db, row))).immediate()
}

/** Stores one response as part of a transaction of the caller. @returns false when its id was already there */
export function insertResponse(db: Pick<Database, 'columns'>, row: ResponseRow): boolean {
  return prepared(db, INSERT).run(COLUMNS.map((name) => row[name])).changes === 1
}

/** Is a response with this id stored? */
export async function hasResponse(db: Database, waveId: string, id: string): Promise<boolean> {
  return (await db.prisma.response.count({ where: { waveId, id } })) > 0
}

/** Removes a withdrawn response and its flags. @returns whether there was one */
export async function deleteResponse(db: Database, waveId: string, id: string): Promise<boolean> {
  const [, removed] = await db.prisma.$transaction([
    db.prisma.qualityFlag.deleteMany({ where: { waveId, responseId: id } }),
    db.prisma.response.deleteMany({ where: { waveId, id } }),
  ])
  return removed.count > 0
}
