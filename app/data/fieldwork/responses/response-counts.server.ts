import type { Database } from '#app/platform/database/database.server.ts'

/*
 * How many responses came in, by city, day, channel, mode and invitation: counted as they come, so that nobody who asks
 * has a million of them read.
 */

/** Number of responses of a wave. */
export function countResponses({ columns }: Pick<Database, 'columns'>, waveId: string): number {
  return columns
    .prepare(`SELECT ifnull(sum("responses"), 0) FROM "ResponseCount" WHERE "waveId" = ?`)
    .pluck()
    .get(waveId) as number
}

/** Number of responses by city of a wave; cities without any are not among them. */
export function countResponsesByCity(db: Database, waveId: string): Map<string, number> {
  const rows = db.columns
    .prepare(`SELECT "cityCode", sum("responses") FROM "ResponseCount" WHERE "waveId" = ? GROUP BY 1`)
    .raw()
    .all(waveId) as [string, number][]
  return new Map(rows)
}

/** Number of responses of a wave by mode. */
export function countByMode(
  { columns }: Pick<Database, 'columns'>,
  waveId: string,
): { mode: string; responses: number }[] {
  return columns
    .prepare(
      `SELECT "mode", sum("responses") AS "responses" FROM "ResponseCount"
       WHERE "waveId" = ? GROUP BY 1 ORDER BY 1`,
    )
    .all(waveId) as { mode: string; responses: number }[]
}

export interface DayRow {
  cityCode: string
  channel: string
  day: string
  answers: number
  /** of people with an invitation */
  invited: number
}

/** Answers of a wave by city, channel and day. */
export function countDays(db: Database, waveId: string): DayRow[] {
  return db.columns
    .prepare(
      `SELECT "cityCode", "channel", "day", sum("responses") AS "answers",
         sum("responses" * "invited") AS "invited"
       FROM "ResponseCount" WHERE "waveId" = ? GROUP BY 1, 2, 3 ORDER BY "day"`,
    )
    .all(waveId) as DayRow[]
}
