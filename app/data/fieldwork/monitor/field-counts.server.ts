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

/** Answers that came in one mode and language and took as long. */
export interface DurationCount {
  mode: string
  language: string
  /** null when unknown */
  seconds: number | null
  answers: number
}

/** Answers of a city, or of the whole wave, by mode, language and the seconds they took, the quickest first. */
export function countDurations(db: Database, waveId: string, cityCode: string | null): DurationCount[] {
  return db.columns
    .prepare(
      `SELECT "mode", "language", "seconds", count(*) AS "answers"
       FROM "Response" WHERE ${OF} GROUP BY 1, 2, 3 ORDER BY 3`,
    )
    .all({ waveId, cityCode }) as DurationCount[]
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
