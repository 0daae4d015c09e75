import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

/** Answers that came by a channel in a city within an hour of the cities' clock. */
export interface ChannelHourRow {
  waveId: string
  cityCode: string
  channel: string
  /** YYYY-MM-DDTHH */
  hour: string
  answers: number
}

/** Adds to hourly counts, in a transaction of its own: nothing ties it to those that store answers. */
export function addChannelHours(db: Database, rows: ChannelHourRow[]): void {
  const add = db.columns.prepare(
    `INSERT INTO "ChannelHour" ("waveId", "cityCode", "channel", "hour", "answers")
     SELECT @waveId, @cityCode, @channel, @hour, @answers WHERE EXISTS (SELECT 1 FROM "Wave" WHERE "id" = @waveId)
     ON CONFLICT DO UPDATE SET "answers" = "answers" + excluded."answers"`,
  )
  inOneTransaction(db, () => rows.forEach((row) => add.run(row)))
}

/** The hours of a wave that are written down, oldest first. */
export function listChannelHours(db: Database, waveId: string): ChannelHourRow[] {
  return db.columns
    .prepare(`SELECT * FROM "ChannelHour" WHERE "waveId" = ? ORDER BY "hour", "cityCode", "channel"`)
    .all(waveId) as ChannelHourRow[]
}
