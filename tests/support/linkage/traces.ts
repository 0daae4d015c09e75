import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs'

import Sqlite from 'better-sqlite3'

/** What an attacker knows of one redemption, or of one response: texts that occur with it, and sizes of its messages. */
export interface Subject {
  /** texts that stand for it in the database or were sent with it */
  marks: string[]
  /** lengths of the messages in which it came and was answered */
  sizes: number[]
}

/** Where something is met: a place in an order, NaN where it is not met there. */
export interface Ordering {
  name: string
  places: number[]
}

/**
 * Every order in which subjects can be put with the files of a database and what was sent: where their marks first and
 * last stand in each file (live cells, old copies, free space, the log), how often, the rows of every table by rowid
 * and by each of its numbers and days, and the sizes of messages.
 */
export function orderingsOf(subjects: Subject[], file: string): Ordering[] {
  return [...fileOrderings(subjects, file), ...tableOrderings(subjects, file), ...sizeOrderings(subjects)]
}

function fileOrderings(subjects: Subject[], file: string): Ordering[] {
  return ['', '-wal', '-shm'].flatMap((ending) => {
    if (!existsSync(file + ending)) return []
    const bytes = readFileSync(file + ending)
    const kinds = Math.max(...subjects.map(({ marks }) => marks.length))
    return Array.from({ length: kinds }, (_, kind) => {
      const found = subjects.map(({ marks }) => occurrences(bytes, marks[kind]))
      const name = `file${ending} mark ${kind}`
      return [
        { name: `${name} first`, places: found.map((all) => all[0] ?? NaN) },
        { name: `${name} last`, places: found.map((all) => all.at(-1) ?? NaN) },
        { name: `${name} often`, places: found.map((all) => all.length) },
        { name: `${name} page order`, places: found.map((all) => inPage(all[0])) },
      ]
    }).flat()
  })
}

const PAGE = 4096

/** Cells are written from the end of a page: within it, the later stands before. */
function inPage(offset: number | undefined): number {
  return offset === undefined ? NaN : PAGE - (offset % PAGE)
}

function occurrences(bytes: Buffer, mark: string | undefined): number[] {
  const found: number[] = []
  if (!mark) return found
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) found.push(at)
  return found
}

function tableOrderings(subjects: Subject[], file: string): Ordering[] {
  // opening a database may empty its log, which is evidence
  const opened = `${file}.opened`
  for (const ending of ['', '-wal']) {
    rmSync(opened + ending, { force: true })
    if (existsSync(file + ending)) copyFileSync(file + ending, opened + ending)
  }
  const db = new Sqlite(opened)
  const tables = db
    .prepare(`SELECT "name" FROM "sqlite_master" WHERE "type" = 'table'`)
    .pluck()
    .all() as string[]
  const orderings = tables.flatMap((table) => {
    const rows = readRows(db, table)
    const texts = rows.map((row) => JSON.stringify(row))
    const of = subjects.map(
      ({ marks }) => rows[texts.findIndex((text) => marks.some((mark) => text.includes(mark)))],
    )
    if (of.every((row) => row === undefined)) return []
    return Object.keys(rows[0] ?? {}).map((column) => ({
      name: `${table}.${column}`,
      places: of.map((row) => asNumber(row?.[column])),
    }))
  })
  db.close()
  return orderings
}

function readRows(db: Sqlite.Database, table: string): Record<string, unknown>[] {
  try {
    return db.prepare(`SELECT rowid AS "rowid ", * FROM "${table}"`).all() as Record<string, unknown>[]
  } catch {
    const rows = db.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]
    return rows.map((row, at) => ({ 'place ': at, ...row }))
  }
}

/** Numbers, days and times as they are; any other text by its first eight bytes. */
function asNumber(value: unknown): number {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return NaN
  const day = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : NaN
  return Number.isNaN(day) ? Number(Buffer.from(value.padEnd(8, '\0')).readBigUInt64BE()) : day
}

function sizeOrderings(subjects: Subject[]): Ordering[] {
  const kinds = Math.max(...subjects.map(({ sizes }) => sizes.length))
  return Array.from({ length: kinds }, (_, kind) => ({
    name: `size ${kind}`,
    places: subjects.map(({ sizes }) => sizes[kind] ?? NaN),
  }))
}

/** Every value by which two subjects could be found to be the same: the marks' parts, and hashes of them. */
export function valuesOf({ marks }: Subject): Set<string> {
  const parts = marks.flatMap((mark) => [mark, ...mark.split(/[^\w-]+/)]).filter((part) => part.length >= 8)
  const plain = parts.flatMap((part) => [part, part.replaceAll('-', '')])
  return new Set(
    plain.flatMap((part) => [part, hash(part, 'utf8'), hash(part, 'hex'), hash(part, 'base64url')]),
  )
}

function hash(text: string, encoding: 'utf8' | 'hex' | 'base64url'): string {
  return createHash('sha256').update(Buffer.from(text, encoding)).digest('hex')
}
