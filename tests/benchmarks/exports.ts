import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { listCities } from '#app/data/reference/cities.server.ts'
import { RESPONSE_COLUMNS } from '#app/data/fieldwork/responses/responses.server.ts'
import { openDatabase, type Database } from '#app/platform/database/database.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { makeClosedWave } from '#tests/support/records/analysed-wave.ts'
import type { MeasuredExport } from './exports/measure-export.ts'

const CITIES = 100
/** Answers drawn in each city; each is stored as often as it takes. */
const DRAWN = 250

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

/**
 * Prints how long the microdata of a release take from the request to the last byte on disk, weights and the check of
 * the receipt included, what memory that takes, and the ratio to a plain pass: the same rows read and parsed, and as
 * many bytes written. `npm run bench -- exports csv` measures one format alone.
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
const made = new Map<number, Promise<{ folder: string; file: string; release: string }>>()

function released(rows: number) {
  const known = made.get(rows) ?? makeReleased(rows)
  made.set(rows, known)
  return known
}

async function makeReleased(rows: number) {
  const { folder, file } = await copyDatabaseFile('reference')
  const db = await openDatabase(file)
  const wave = await seed(db, rows)
  const analysed = await analyseWave(db, wave, undefined, { today: '2026-04-02' })
  if (analysed.outcome === 'refused') throw new Error(JSON.stringify(analysed.error))
  const made = await releaseWave(db, wave, { confirmedBy: 'eva', publishedOn: '2026-04-03' })
  if (made.outcome === 'refused') throw new Error(JSON.stringify(made.error))
  await db.close()
  return { folder, file, release: made.releaseId }
}

/** A closed wave: some answers drawn in each city with a fixed seed, each stored many times. */
async function seed(db: Database, rows: number): Promise<string> {
  const cities = (await listCities(db)).slice(0, CITIES).map(({ code }) => ({ code, responses: DRAWN }))
  const id = await makeClosedWave(db, { id: 'bench', cities })
  const copies = rows / (CITIES * DRAWN)
  db.columns.prepare(`UPDATE "Stratum" SET "invited" = 50 * "invited" WHERE "waveId" = ?`).run(id)
  const kept = RESPONSE_COLUMNS.filter((name) => name !== 'id').map((name) => `"${name}"`)
  db.columns
    .prepare(
      `WITH RECURSIVE copy(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM copy WHERE k < ${copies - 1})
       INSERT INTO "Response" ("waveId", "id", ${kept.join(', ')})
       SELECT "waveId", printf('%03dx', k) || substr("id", 5), ${kept.join(', ')} FROM copy, "Response"
       WHERE "waveId" = ?`,
    )
    .run(id)
  return id
}

function measure(file: string, release: string, format: string): MeasuredExport {
  const script = join(import.meta.dirname, 'exports/measure-export.ts')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', script, file, release, format],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`${format} ended with ${status}\n${stderr}`)
  return JSON.parse(stdout) as MeasuredExport
}
