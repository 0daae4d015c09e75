import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { WRITING } from '#app/services/analysis/export/jobs/thread-limits.ts'
import { makeReleased, type MadeRelease } from './exports/make-released.ts'
import type { MeasuredExport } from './exports/measure-export.ts'

/** What is measured, each in a process of its own, best of so many rounds. */
const FIGURES = [
  { format: 'csv', rows: 100_000, rounds: 3 },
  { format: 'xlsx', rows: 100_000, rounds: 1 },
  { format: 'csv', rows: 1_000_000, rounds: 1 },
  { format: 'xlsx', rows: 1_000_000, rounds: 1 },
  { format: 'sav', rows: 1_000_000, rounds: 1 },
  { format: 'dta', rows: 1_000_000, rounds: 1 },
  { format: 'parquet', rows: 1_000_000, rounds: 1 },
]

/** The memory that a thread of exports is given; the young generation counts three of its spaces. */
const LIMITS = [
  `--max-old-space-size=${WRITING.maxOldGenerationSizeMb}`,
  `--max-semi-space-size=${(WRITING.maxYoungGenerationSizeMb ?? 0) / 3}`,
]

/**
 * Prints how long the microdata of a release take from the request to the last byte on disk, weights and the check of
 * the receipt included, what memory that takes, and the ratio to a plain pass: the same rows read and parsed, and as
 * many bytes written. `npm run bench -- exports csv` measures one format alone.
 *
 * Nothing kept in memory grows with the responses: what is known of each between the two passes (place, person,
 * circumstances, seconds, flags, weights) is on disk, of which memory holds a chunk for each city; while weights are
 * made, the columns of one city. Answers and the cells of a row are held for 200 rows at a time, whatever the format;
 * in Parquet for a row group.
 */
export async function run(): Promise<void> {
  const only = process.argv[3]
  for (const { format, rows, rounds } of FIGURES) {
    if (only && only !== format) continue
    const { file, release } = await released(rows)
    const measured = Array.from({ length: rounds }, () => measure(file, release, format))
    const best = measured.reduce((a, b) => (b.seconds < a.seconds ? b : a))
    process.stdout.write(
      `${JSON.stringify({ bench: 'exports', figure: `microdata as ${format}`, ...best })}\n`,
    )
  }
  for (const { folder } of await Promise.all(made.values())) rmSync(folder, { recursive: true, force: true })
}

/** Databases by the number of their responses. */
const made = new Map<number, Promise<MadeRelease>>()

function released(rows: number): Promise<MadeRelease> {
  const known = made.get(rows) ?? makeReleased(rows)
  made.set(rows, known)
  return known
}

function measure(file: string, release: string, format: string): MeasuredExport {
  const script = join(import.meta.dirname, 'exports/measure-export.ts')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...LIMITS, '--import', 'tsx', script, file, release, format],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`${format} ended with ${status}\n${stderr}`)
  return JSON.parse(stdout) as MeasuredExport
}
