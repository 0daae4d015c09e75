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

/** The responses of the database as they are at one moment, while answers keep coming in elsewhere. */
export interface ResponseSnapshot {
  count(waveId: string): number
  /** the responses of a wave in the order of their random keys, one at a time */
  rows(waveId: string): IterableIterator<RawResponse>
  /** keys alone, in the same order */
  ids(waveId: string): IterableIterator<string>
  /** flags by response, each list in alphabetical order */
  flags(waveId: string): Map<string, string[]>
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
  return {
    count: (waveId) => connection.prepare(`SELECT count(*) ${where}`).pluck().get(waveId) as number,
    rows: (waveId) =>
      connection
        .prepare(`SELECT ${RESPONSE_COLUMNS.map((name) => `"${name}"`).join(', ')} ${ordered}`)
        .raw()
        .iterate(waveId) as IterableIterator<RawResponse>,
    ids: (waveId) =>
      connection.prepare(`SELECT "id" ${ordered}`).pluck().iterate(waveId) as IterableIterator<string>,
    flags: (waveId) => readFlags(connection, waveId),
    close: () => connection.close(),
  }
}

function readFlags(connection: Sqlite.Database, waveId: string): Map<string, string[]> {
  const statement = connection.prepare(
    `SELECT "responseId", "flag" FROM "QualityFlag" WHERE "waveId" = ? ORDER BY "responseId", "flag"`,
  )
  const flags = new Map<string, string[]>()
  // responses with the same flags share one list: there are few lists, and there may be a million responses
  const none: string[] = []
  const grown = new Map<string[], Map<string, string[]>>()
  for (const [id, flag] of statement.raw().iterate(waveId) as IterableIterator<[string, string]>) {
    const before = flags.get(id) ?? none
    const next = grown.get(before) ?? new Map<string, string[]>()
    grown.set(before, next)
    const list = next.get(flag) ?? [...before, flag]
    next.set(flag, list)
    flags.set(id, list)
  }
  return flags
}
