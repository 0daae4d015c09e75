import { canonicalHash } from '#app/data/results/canonical-hash.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { Scheme } from '#app/survey/scheme/scheme.ts'

/** The official scheme of a wave, copied when it was chosen. */
export interface WaveScheme {
  name: string
  content: Scheme
  hash: string
  chosenBy: string
  chosenOn: string
  /** null while the wave is a draft */
  frozenBy: string | null
  frozenOn: string | null
}

/** Reads the stored columns of a wave's scheme. */
export function waveSchemeOf(row: Omit<WaveScheme, 'content'> & { content: string }): WaveScheme {
  const { name, content, hash, chosenBy, chosenOn, frozenBy, frozenOn } = row
  return { name, content: JSON.parse(content) as Scheme, hash, chosenBy, chosenOn, frozenBy, frozenOn }
}

/** Makes a scheme the official one of a draft wave, at once. @throws SqliteError once the wave is open */
export function setWaveScheme(
  db: Pick<Database, 'columns'>,
  waveId: string,
  { name, content, chosenBy, chosenOn }: Pick<WaveScheme, 'name' | 'content' | 'chosenBy' | 'chosenOn'>,
): void {
  db.columns.prepare(`DELETE FROM "WaveScheme" WHERE "waveId" = ?`).run(waveId)
  db.columns
    .prepare(
      `INSERT INTO "WaveScheme" ("waveId", "name", "content", "hash", "chosenBy", "chosenOn")
       VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(waveId, name, JSON.stringify(content), canonicalHash(content), chosenBy, chosenOn)
}

/** Goes back to the framework's own scheme. @throws SqliteError once the wave is open */
export function clearWaveScheme(db: Pick<Database, 'columns'>, waveId: string): void {
  db.columns.prepare(`DELETE FROM "WaveScheme" WHERE "waveId" = ?`).run(waveId)
}

/** Notes who opened the wave and so settled its scheme, if one was chosen; the status changes right after. */
export function freezeWaveScheme(
  db: Pick<Database, 'columns'>,
  waveId: string,
  { frozenBy, frozenOn }: { frozenBy: string; frozenOn: string },
): void {
  db.columns
    .prepare(`UPDATE "WaveScheme" SET "frozenBy" = ?, "frozenOn" = ? WHERE "waveId" = ?`)
    .run(frozenBy, frozenOn, waveId)
}
