import type { Database } from '#app/platform/database/database.server.ts'

/** Only answers of the city, or of the whole wave where it is null. */
const OF = `"waveId" = @waveId AND (@cityCode IS NULL OR "cityCode" = @cityCode)`

export interface CellCount {
  cityCode: string
  sex: string | null
  ageGroup: string | null
  answers: number
  weight: number
  squares: number
}

/** Answers of a wave by city, sex and age, with the sums of their base weights and of the squares. */
export function countCells(db: Database, waveId: string): CellCount[] {
  return db.columns
    .prepare(
      `SELECT "cityCode", "sex", "ageGroup", count(*) AS "answers", sum("baseWeight") AS "weight",
         sum("baseWeight" * "baseWeight") AS "squares"
       FROM "Response" WHERE "waveId" = ? GROUP BY 1, 2, 3`,
    )
    .all(waveId) as CellCount[]
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
      `SELECT "cityCode", "channel", "day", count(*) AS "answers", count("stratum") AS "invited"
       FROM "Response" WHERE "waveId" = ? GROUP BY 1, 2, 3 ORDER BY "day"`,
    )
    .all(waveId) as DayRow[]
}

export interface GroupCount {
  district: string | null
  sex: string | null
  ageGroup: string | null
  channel: string
  answers: number
}

/** Answers of a city by district, sex, age and channel. */
export function countGroups(db: Database, waveId: string, cityCode: string): GroupCount[] {
  return db.columns
    .prepare(
      `SELECT "district", "sex", "ageGroup", "channel", count(*) AS "answers"
       FROM "Response" WHERE ${OF} GROUP BY 1, 2, 3, 4`,
    )
    .all({ waveId, cityCode }) as GroupCount[]
}

/** Answers by mode or by language, most first, with the median of the seconds they took. */
export function countWays(
  db: Database,
  waveId: string,
  cityCode: string | null,
  way: 'mode' | 'language',
): { name: string; answers: number; medianSeconds: number | null }[] {
  const rows = db.columns
    .prepare(`SELECT "${way}", count(*) FROM "Response" WHERE ${OF} GROUP BY 1 ORDER BY 2 DESC, 1`)
    .raw()
    .all({ waveId, cityCode }) as [string, number][]
  return rows.map(([name, answers]) => ({
    name,
    answers,
    medianSeconds: medianSeconds(db, { waveId, cityCode }, way, name),
  }))
}

/** Half of the answers took no longer; null where none says how long it took. */
export function medianSeconds(
  db: Database,
  place: { waveId: string; cityCode: string | null },
  way: 'mode' | 'language' | null = null,
  name: string | null = null,
): number | null {
  const where = `${OF} AND "seconds" IS NOT NULL ${way ? `AND "${way}" = @name` : ''}`
  const given = { ...place, ...(way ? { name } : {}) }
  const known = db.columns
    .prepare(`SELECT count(*) FROM "Response" WHERE ${where}`)
    .pluck()
    .get(given) as number
  if (known === 0) return null
  return db.columns
    .prepare(`SELECT "seconds" FROM "Response" WHERE ${where} ORDER BY "seconds" LIMIT 1 OFFSET @middle`)
    .pluck()
    .get({ ...given, middle: Math.floor((known - 1) / 2) }) as number
}

/** What people say of having been told how to answer (yes or no), by city and channel. */
export function countToldByChannel(
  db: Database,
  waveId: string,
): { cityCode: string; channel: string; told: 'yes' | 'no'; answers: number }[] {
  return db.columns
    .prepare(
      `SELECT "cityCode", "channel", json_extract("answers", '$.told_how_to_answer') AS "told", count(*) AS "answers"
       FROM "Response" WHERE "waveId" = ? AND "told" IN ('yes', 'no') GROUP BY 1, 2, 3`,
    )
    .all(waveId) as { cityCode: string; channel: string; told: 'yes' | 'no'; answers: number }[]
}
