import { findWave, type WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { RESPONSE_COLUMNS } from '#app/data/fieldwork/responses/responses.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { computeAnalysis } from '#app/services/analysis/run/compute-analysis.server.ts'
import { readWaveColumns } from '#app/services/analysis/quality/flag-responses.server.ts'
import { columnsToRead } from '#app/services/analysis/city/domains/classify-residents.ts'
import { recipeForWave } from '#app/services/analysis/run/recipe-for-wave.ts'
import { listCities } from '#app/data/reference/cities.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeClosedWave } from '#tests/support/records/analysed-wave.ts'

const CITIES = 100
/** Answers drawn in each city, and how often each is stored. */
const DRAWN = 500
const COPIES = 20
const ROUNDS = 2

/** Prints how long a wave takes from the database to its results: seeding, reading and analysis apart. */
export async function run(): Promise<void> {
  const db = await openTestDatabase('reference')
  try {
    const seeding = await timed(() => seed(db))
    const wave = (await findWave(db, seeding.value))!
    const recipe = recipeForWave(wave)
    const plain = await bestOf(() => Promise.resolve(plainPass(db, wave)))
    const reading = await bestOf(() => readWaveColumns(db, wave, columnsToRead(recipe)))
    const columns = reading.value
    const analysis = await bestOf(() => computeAnalysis(db, wave, columns, recipe))
    if (analysis.value.outcome === 'refused') throw new Error(JSON.stringify(analysis.value))
    const seconds = reading.seconds + analysis.seconds
    const line = {
      bench: 'analyse',
      figure: 'a wave from the database',
      rows: columns.count,
      cities: wave.cities.length,
      items: columns.answers.length,
      scores: analysis.value.cities[0]?.nodes.length,
      seedingSeconds: rounded(seeding.seconds),
      readingSeconds: rounded(reading.seconds),
      readingCpuSeconds: rounded(reading.cpuSeconds),
      analysisSeconds: rounded(analysis.seconds),
      analysisCpuSeconds: rounded(analysis.cpuSeconds),
      seconds: rounded(seconds),
      rowsPerSecond: Math.round(columns.count / seconds),
      plainPassSeconds: rounded(plain.seconds),
      plainPassCpuSeconds: rounded(plain.cpuSeconds),
      ratioToPlainPass: rounded(seconds / plain.seconds),
      peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
    }
    process.stdout.write(`${JSON.stringify(line)}\n`)
  } finally {
    await db.remove()
  }
}

/** A closed wave of a million answers: some drawn in each city with a fixed seed, each stored many times. */
async function seed(db: Database): Promise<string> {
  const cities = (await listCities(db)).slice(0, CITIES).map(({ code }) => ({ code, responses: DRAWN }))
  const id = await makeClosedWave(db, { id: 'bench', cities })
  db.columns.prepare(`UPDATE "Stratum" SET "invited" = 50 * "invited" WHERE "waveId" = ?`).run(id)
  const kept = RESPONSE_COLUMNS.filter((name) => name !== 'id').map((name) => `"${name}"`)
  db.columns
    .prepare(
      `WITH RECURSIVE copy(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM copy WHERE k < ${COPIES - 1})
       INSERT INTO "Response" ("waveId", "id", ${kept.join(', ')})
       SELECT "waveId", printf('%03dx', k) || substr("id", 5), ${kept.join(', ')} FROM copy, "Response"
       WHERE "waveId" = ?`,
    )
    .run(id)
  return id
}

/** The plainest thing one can do with the same rows: read each, and add up its weight and its answers. */
function plainPass(db: Database, { id }: WaveRecord): number {
  let sum = 0
  const rows = db.columns
    .prepare(`SELECT "baseWeight", "answers" FROM "Response" WHERE "waveId" = ?`)
    .raw()
    .iterate(id) as IterableIterator<[number, string]>
  for (const [weight, answers] of rows) {
    sum += weight
    for (const answer of Object.values(JSON.parse(answers) as object)) {
      if (typeof answer === 'number') sum += answer
    }
  }
  return sum
}

interface Timed<Value> {
  value: Value
  seconds: number
  /** of the processor, which does not count other programs */
  cpuSeconds: number
}

async function timed<Value>(work: () => Promise<Value>): Promise<Timed<Value>> {
  const start = performance.now()
  const cpu = process.cpuUsage()
  const value = await work()
  const { user, system } = process.cpuUsage(cpu)
  return { value, seconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6 }
}

async function bestOf<Value>(work: () => Promise<Value>): Promise<Timed<Value>> {
  let best = await timed(work)
  for (let round = 1; round < ROUNDS; round++) {
    const next = await timed(work)
    if (next.seconds < best.seconds) best = next
  }
  return best
}

const rounded = (value: number) => Number(value.toPrecision(4))
