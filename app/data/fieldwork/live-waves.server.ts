import type { Database } from '#app/platform/database/database.server.ts'

type Columns = Database['columns']

/** Quick looks at waves and stored answers for the collection endpoint: prepared once, read in microseconds. */
export interface LiveLooks {
  /** changes whenever another connection has written to the database */
  dataVersion(): number
  /** everything of a wave that decides how its posts are read, as one text; null = no such wave */
  waveStamp(id: string): string | null
  isStored(waveId: string, responseId: string): boolean
}

/** Prepares the looks on a connection of the collection endpoint. */
export function prepareLiveLooks(columns: Columns): LiveLooks {
  const version = columns.prepare('PRAGMA data_version').pluck()
  const stamp = columns
    .prepare(
      `SELECT json_array(w."status", w."title", w."noticeVersion", w."settings", w."languages", w."synthetic",
              w."opensOn", w."closesOn", q."hash",
              (SELECT group_concat("cityCode" || "design") FROM "WaveCity" WHERE "waveId" = w."id"))
       FROM "Wave" w JOIN "Questionnaire" q ON q."id" = w."questionnaireId" WHERE w."id" = ?`,
    )
    .pluck()
  const stored = columns
    .prepare(
      `SELECT 1 FROM "Response" WHERE "waveId" = @waveId AND "id" = @id
       UNION ALL SELECT 1 FROM "Quarantine" WHERE "waveId" = @waveId AND "id" = @id`,
    )
    .pluck()
  return {
    dataVersion: () => version.get() as number,
    waveStamp: (id) => (stamp.get(id) as string | undefined) ?? null,
    isStored: (waveId, responseId) => stored.get({ waveId, id: responseId }) !== undefined,
  }
}
