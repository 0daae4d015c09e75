/** Writes one export of a release and says what it took: `measure-export.ts <database> <release> <format>`. */
import { createWriteStream, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { openDatabase, type Database } from '#app/platform/database/database.server.ts'
import { exportMicrodata } from '#app/services/analysis/export/export-microdata.server.ts'
import { rounded } from '#tests/support/load/timed.ts'

export interface MeasuredExport {
  rows: number
  megabytes: number
  seconds: number
  /** of the processor, which does not count other programs */
  cpuSeconds: number
  rowsPerSecond: number
  /** of the process, before the export and at its highest */
  memoryBeforeMB: number
  peakMemoryMB: number
  plainPassSeconds: number
  ratioToPlainPass: number
}

const CHUNK = 1 << 16

async function measure(file: string, release: string, format: string): Promise<MeasuredExport> {
  const db = await openDatabase(file)
  const out = join(file, '..', `export.${format}`)
  try {
    const before = process.memoryUsage().rss
    const start = performance.now()
    const cpu = process.cpuUsage()
    const made = await exportMicrodata(db, release, { format, actor: 'bench' })
    if (made.outcome === 'refused') throw new Error(made.error.message)
    let bytes = 0
    const counted = async function* () {
      for await (const chunk of made.chunks) {
        bytes += Buffer.byteLength(chunk)
        yield chunk
      }
    }
    await pipeline(Readable.from(counted()), createWriteStream(out))
    const seconds = (performance.now() - start) / 1000
    const { user, system } = process.cpuUsage(cpu)
    const peak = peakMemory()
    const plain = await plainPass(db, out, bytes)
    return {
      rows: made.rows,
      megabytes: rounded(bytes / 1e6),
      seconds: rounded(seconds),
      cpuSeconds: rounded((user + system) / 1e6),
      rowsPerSecond: Math.round(made.rows / seconds),
      memoryBeforeMB: Math.round(before / 2 ** 20),
      peakMemoryMB: Math.round(peak / 2 ** 20),
      plainPassSeconds: rounded(plain),
      ratioToPlainPass: rounded(seconds / plain),
    }
  } finally {
    rmSync(out, { force: true })
    await db.close()
  }
}

const STATUS = '/proc/self/status'

/**
 * The most memory of this process, in bytes. Linux counts it anew for each program; `maxRSS` begins with what the
 * process had that started this one, which has made a million responses.
 */
function peakMemory(): number {
  const status = existsSync(STATUS) ? readFileSync(STATUS, 'utf8') : ''
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]
  return (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes)) * 1024
}

/** The plainest thing that ends in a file of this size: each row read and parsed, so many bytes written. */
async function plainPass(db: Database, out: string, bytes: number): Promise<number> {
  const start = performance.now()
  const rows = db.columns.prepare('SELECT * FROM "Response"').raw().iterate() as IterableIterator<unknown[]>
  let answers = 0
  for (const row of rows) answers += Object.keys(JSON.parse(String(row.at(-1))) as object).length
  if (answers === 0) throw new Error('there are no answers')
  const chunk = Buffer.alloc(CHUNK, 'x')
  const pieces = function* () {
    for (let left = bytes; left > 0; left -= CHUNK) yield left < CHUNK ? chunk.subarray(0, left) : chunk
  }
  await pipeline(Readable.from(pieces()), createWriteStream(out))
  return (performance.now() - start) / 1000
}

const [file = '', release = '', format = ''] = process.argv.slice(2)
process.stdout.write(JSON.stringify(await measure(file, release, format)))
