import type { Database } from '#app/platform/database/database.server.ts'
import type { ChannelKind } from '#app/survey/wave/channel.ts'

/** A way by which the open link of a wave is spread. */
export interface ChannelRow {
  code: string
  kind: ChannelKind
  name: string
}

/** The channels of a wave, by code. */
export function listChannels(db: Database, waveId: string): ChannelRow[] {
  return db.columns
    .prepare(`SELECT "code", "kind", "name" FROM "Channel" WHERE "waveId" = ? ORDER BY "name", "code"`)
    .all(waveId) as ChannelRow[]
}

/** Adds a channel to a wave. @returns false when the code is taken */
export function insertChannel(db: Database, waveId: string, { code, kind, name }: ChannelRow): boolean {
  const insert = db.columns.prepare(
    `INSERT OR IGNORE INTO "Channel" ("waveId", "code", "kind", "name") VALUES (?, ?, ?, ?)`,
  )
  return insert.run(waveId, code, kind, name).changes === 1
}

/** Takes a channel away again, as long as no answer came by it. @returns whether it is gone */
export function deleteUnusedChannel(db: Database, waveId: string, code: string): boolean {
  const remove = db.columns.prepare(
    `DELETE FROM "Channel" WHERE "waveId" = @waveId AND "code" = @code
     AND NOT EXISTS (SELECT 1 FROM "Response" WHERE "waveId" = @waveId AND "channel" = @code)`,
  )
  return remove.run({ waveId, code }).changes === 1
}
