import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Numbers that are written to disk, and read from it, at a time. */
const CHUNK = 1024

/** Bytes of a number. */
const NUMBER = 8

/** Records of one group: those of full chunks are on disk, the last ones in memory. */
interface Group {
  /** where the full chunks begin in the file */
  chunks: number[]
  last: Float64Array<ArrayBuffer>
  /** numbers of `last` that are filled */
  filled: number
}

/**
 * Records of so many numbers each, kept in groups: in a group they come back in the order in which they were put. In
 * memory there is a chunk of each group, however many records it has; the rest is in a file that has no name, which is
 * gone with its process at the latest.
 */
export class RecordSpool {
  private readonly groups: Group[] = []
  /** numbers of a chunk: whole records */
  private readonly room: number
  private file: number | null = null
  private end = 0

  /** @param folder of the file @param width numbers of a record */
  constructor(
    private readonly folder: string,
    private readonly width: number,
  ) {
    this.room = Math.max(1, Math.floor(CHUNK / width)) * width
  }

  /** Puts a record behind those of its group. @param group 0, 1, … */
  put(group: number, record: ArrayLike<number>): void {
    const own = this.group(group)
    if (own.filled === this.room) this.store(own)
    for (let at = 0; at < this.width; at++) own.last[own.filled++] = record[at]!
  }

  /** How many records a group has. */
  count(group: number): number {
    const { chunks, filled } = this.group(group)
    return (chunks.length * this.room + filled) / this.width
  }

  /** All records of a group, one behind the other. */
  all(group: number): Float64Array {
    const { chunks, last, filled } = this.group(group)
    const records = new Float64Array(chunks.length * this.room + filled)
    chunks.forEach((place, at) => this.load(place, records.subarray(at * this.room, (at + 1) * this.room)))
    records.set(last.subarray(0, filled), chunks.length * this.room)
    return records
  }

  /**
   * Reads the records of a group one at a time, a chunk of them in memory.
   *
   * @returns at each call the memory the next record lies in, from `at`; it holds until the call after
   */
  reader(group: number): () => { numbers: Float64Array; at: number } {
    const { chunks, last, filled } = this.group(group)
    const record = { numbers: new Float64Array(chunks.length > 0 ? this.room : 0), at: 0 }
    let next = 0
    let chunk = -1
    return () => {
      if (chunk < 0 || next === this.room) {
        chunk++
        next = 0
        if (chunk < chunks.length) this.load(chunks[chunk]!, record.numbers)
        else record.numbers = last
      }
      if (chunk >= chunks.length && next >= filled) throw new Error(`Group ${group} has no more records.`)
      record.at = next
      next += this.width
      return record
    }
  }

  /** Gives the disk its room back. */
  close(): void {
    if (this.file !== null) closeSync(this.file)
    this.file = null
  }

  private group(group: number): Group {
    return (this.groups[group] ??= { chunks: [], last: new Float64Array(this.room), filled: 0 })
  }

  private store(group: Group): void {
    this.file ??= openNameless(this.folder)
    const bytes = group.last.byteLength
    if (writeSync(this.file, group.last, 0, bytes, this.end) !== bytes) throw new Error('The disk is full.')
    group.chunks.push(this.end)
    this.end += bytes
    group.filled = 0
  }

  private load(place: number, into: Float64Array): void {
    const bytes = into.byteLength
    const read = this.file === null ? 0 : readSync(this.file, into, 0, bytes, place)
    if (read !== bytes)
      throw new Error(`Of ${bytes / NUMBER} numbers kept on disk ${read / NUMBER} came back.`)
  }
}

/** A file that nobody else can open, and that leaves nothing behind. */
function openNameless(folder: string): number {
  const name = join(folder, `.kept-${randomUUID()}`)
  const file = openSync(name, 'wx+', 0o600)
  unlinkSync(name)
  return file
}
