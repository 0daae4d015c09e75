import Sqlite from 'better-sqlite3'

import type { Database } from '#app/platform/database/database.server.ts'
import { RESPONSE_COLUMNS } from './responses.server.ts'

/** A stored response as a row of cells, in the order of its columns. */
export type RawResponse = [
  id: string,
  cityCode: string,
  stratum: string | null,
  baseWeight: number,
  day: string,
  language: string,
  mode: string,
  channel: string,
  noticeVersion: string,
  questionnaire: string,
  sex: string | null,
  ageGroup: string | null,
  education: string | null,
  district: string | null,
  seconds: number | null,
  answers: string,
]

/** Rows read by one statement: a step of a cursor for each would cost more. */
const BATCH = 200

/** The responses of the database as they are at one moment, while answers keep coming in elsewhere. */
export interface ResponseSnapshot {
  count(waveId: string): number
  /** the responses of a wave in the order of their random keys, some at a time */
  batches(waveId: string): Iterable<RawResponse[]>
  /** the same, one at a time */
  rows(waveId: string): Iterable<RawResponse>
  /** keys alone, in the same order */
  ids(waveId: string): IterableIterator<string>
  /** the flags that occur in a wave, in alphabetical order */
  flagNames(waveId: string): string[]
  /** flags by response, each list in alphabetical order; only of the responses of a batch */
  flags(waveId: string, batch: readonly RawResponse[]): Map<string, string[]>
  close(): void
}

/**
 * Opens a picture of the database on a connection of its own: a long reading pass may pause between rows without
 * holding up anyone, and every pass sees the same rows. Close it soon; the write-ahead log cannot shrink before.
 */
export function openResponseSnapshot(db: Database): ResponseSnapshot {
  const connection = new Sqlite(db.file, { readonly: true, timeout: 5000 })
  connection.exec('BEGIN')
  const where = 'FROM "Response" WHERE "waveId" = ?'
  const ordered = `${where} ORDER BY "id"`
  const columns = RESPONSE_COLUMNS.map((name) => `"${name}"`).join(', ')
  const flagsBetween = connection
    .prepare(
      `SELECT "responseId", "flag" FROM "QualityFlag" WHERE "waveId" = ? AND "responseId" BETWEEN ? AND ?
       ORDER BY "responseId", "flag"`,
    )
    .raw()
  const batches = (waveId: string) => readBatches(connection, `SELECT ${columns} ${where}`, waveId)
  return {
    batches,
    count: (waveId) => connection.prepare(`SELECT count(*) ${where}`).pluck().get(waveId) as number,
    *rows(waveId) {
      for (const batch of batches(waveId)) yield* batch
    },
    ids: (waveId) =>
      connection.prepare(`SELECT "id" ${ordered}`).pluck().iterate(waveId) as IterableIterator<string>,
    flagNames: (waveId) =>
      (
        connection
          .prepare('SELECT DISTINCT "flag" FROM "QualityFlag" WHERE "waveId" = ?')
          .pluck()
          .all(waveId) as string[]
      ).sort(),
    flags(waveId, batch) {
      const flags = new Map<string, string[]>()
      const found = flagsBetween.all(waveId, batch[0]?.[0], batch.at(-1)?.[0]) as [string, string][]
      for (const [id, flag] of found) {
        const known = flags.get(id)
        if (known) known.push(flag)
        else flags.set(id, [flag])
      }
      return flags
    },
    close: () => connection.close(),
  }
}

function* readBatches(connection: Sqlite.Database, select: string, waveId: string): Generator<RawResponse[]> {
  const next = connection.prepare(`${select} AND "id" > ? ORDER BY "id" LIMIT ${BATCH}`).raw()
  for (let last = ''; ;) {
    const batch = next.all(waveId, last) as RawResponse[]
    if (batch.length > 0) yield batch
    if (batch.length < BATCH) return
    last = batch.at(-1)![0]
  }
}
