import type { Database } from '#app/platform/database/database.server.ts'

type Columns = Database['columns']

/** Quick looks at waves and stored answers for the collection endpoint: prepared once, read in microseconds. */
export interface LiveLooks {
  /** changes whenever another connection has written to the database */
  dataVersion(): number
  /** everything of a wave that decides how its posts are read, as one text; null = no such wave */
  waveStamp(id: string): string | null
  isStored(waveId: string, responseId: string): boolean
  /** JSON list of the groups of a city's residents whose places are all taken */
  fullCells(waveId: string, cityCode: string): string
  /** codes of the wave's channels */
  channels(waveId: string): string[]
}

/** Prepares the looks on a connection of the collection endpoint. */
export function prepareLiveLooks(columns: Columns): LiveLooks {
  const version = columns.prepare('PRAGMA data_version').pluck()
  const stamp = columns
    .prepare(
      `SELECT json_array(w."status", w."title", w."noticeVersion", w."settings", w."languages", w."synthetic",
              w."opensOn", w."closesOn", q."hash",
              (SELECT group_concat("cityCode" || "design") FROM "WaveCity" WHERE "waveId" = w."id"),
              (SELECT group_concat("code") FROM "Channel" WHERE "waveId" = w."id"))
       FROM "Wave" w JOIN "Questionnaire" q ON q."id" = w."questionnaireId" WHERE w."id" = ?`,
    )
    .pluck()
  const stored = columns
    .prepare(
      `SELECT 1 FROM "Response" WHERE "waveId" = @waveId AND "id" = @id
       UNION ALL SELECT 1 FROM "Quarantine" WHERE "waveId" = @waveId AND "id" = @id`,
    )
    .pluck()
  const full = columns
    .prepare(
      `SELECT json_group_array(json_object('sex', "sex", 'ageGroup', "ageGroup", 'district', "district"))
       FROM "Quota" WHERE "waveId" = ? AND "cityCode" = ? AND "taken" >= "places"`,
    )
    .pluck()
  const channels = columns.prepare(`SELECT "code" FROM "Channel" WHERE "waveId" = ?`).pluck()
  return {
    dataVersion: () => version.get() as number,
    waveStamp: (id) => (stamp.get(id) as string | undefined) ?? null,
    isStored: (waveId, responseId) => stored.get({ waveId, id: responseId }) !== undefined,
    fullCells: (waveId, cityCode) => full.get(waveId, cityCode) as string,
    channels: (waveId) => channels.all(waveId) as string[],
  }
}
