import Sqlite from 'better-sqlite3'

import type { Database } from '#app/platform/database/database.server.ts'
import type { Answers } from '#app/survey/item.ts'
import { allowHashedLines, HASHED_LINE } from './lines/hashed-line.ts'
import { countResponses } from './response-counts.server.ts'
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

/** Responses read by one statement: a step of a cursor for each would cost more. */
const BATCH = 200

/** Kilobytes of pages kept: those of a batch. A pass never comes back to an earlier one. */
const CACHE_KB = 2000

/** Some responses as the text that is hashed. */
export interface HashedLines {
  count: number
  /** the lines in UTF-8, one behind the other */
  bytes: Buffer
}

/** The responses of the database as they are at one moment, while answers keep coming in elsewhere. */
export interface ResponseSnapshot {
  count(waveId: string): number
  /** the responses of a wave in the order of their random keys, one at a time */
  rows(waveId: string): Iterable<RawResponse>
  /** their lines to be hashed, in the same order, some at a time */
  lines(waveId: string): Iterable<HashedLines>
  /** their answers alone, in the same order, some at a time */
  answers(waveId: string): Iterable<Answers[]>
  /** keys alone, in the same order */
  ids(waveId: string): IterableIterator<string>
  /** the flags that occur in a wave, in alphabetical order */
  flagNames(waveId: string): string[]
  close(): void
}

/**
 * Opens a picture of the database on a connection of its own: a long reading pass may pause between rows without
 * holding up anyone, and every pass sees the same rows. Close it soon; the write-ahead log cannot shrink before.
 */
export function openResponseSnapshot(db: Database): ResponseSnapshot {
  const connection = new Sqlite(db.file, { readonly: true, timeout: 5000 })
  connection.pragma(`cache_size = -${CACHE_KB}`)
  allowHashedLines(connection)
  connection.exec('BEGIN')
  const where = 'FROM "Response" WHERE "waveId" = ?'
  const all = RESPONSE_COLUMNS.map((name) => `"${name}"`).join(', ')
  return {
    count: (waveId) => countResponses({ columns: connection }, waveId),
    *rows(waveId) {
      for (const batch of batchesOf<RawResponse>(connection, all, waveId)) yield* batch
    },
    *lines(waveId) {
      const next = connection
        .prepare(
          `SELECT count(*), max("id"), CAST(group_concat("line", '') AS BLOB)
           FROM (SELECT "id", ${HASHED_LINE} AS "line" ${where} ${BEHIND})`,
        )
        .raw()
      for (let after = ''; ;) {
        const [count, last, bytes] = next.get(waveId, after) as [number, string, Buffer]
        if (count > 0) yield { count, bytes }
        if (count < BATCH) return
        after = last
      }
    },
    *answers(waveId) {
      // one text of them all is read and parsed in half the time of a text each
      const next = connection
        .prepare(
          `SELECT count(*), max("id"), '[' || group_concat("answers") || ']'
           FROM (SELECT "id", "answers" ${where} ${BEHIND})`,
        )
        .raw()
      for (let after = ''; ;) {
        const [count, last, text] = next.get(waveId, after) as [number, string, string]
        if (count > 0) yield JSON.parse(text) as Answers[]
        if (count < BATCH) return
        after = last
      }
    },
    ids: (waveId) =>
      connection
        .prepare(`SELECT "id" ${where} ORDER BY "id"`)
        .pluck()
        .iterate(waveId) as IterableIterator<string>,
    flagNames: (waveId) =>
      (
        connection
          .prepare('SELECT DISTINCT "flag" FROM "QualityFlag" WHERE "waveId" = ?')
          .pluck()
          .all(waveId) as string[]
      ).sort(),
    close: () => connection.close(),
  }
}

/** The next responses behind a key. */
const BEHIND = `AND "id" > ? ORDER BY "id" LIMIT ${BATCH}`

/** @param columns SQL, the key first */
function* batchesOf<Row extends [string, ...unknown[]]>(
  connection: Sqlite.Database,
  columns: string,
  waveId: string,
): Generator<Row[]> {
  const next = connection.prepare(`SELECT ${columns} FROM "Response" WHERE "waveId" = ? ${BEHIND}`).raw()
  for (let last = ''; ;) {
    const batch = next.all(waveId, last) as Row[]
    if (batch.length > 0) yield batch
    if (batch.length < BATCH) return
    last = batch.at(-1)![0]
  }
}
