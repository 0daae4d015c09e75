import { findWave, type WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { RESPONSE_COLUMNS } from '#app/data/fieldwork/responses/responses.server.ts'
import { listCities } from '#app/data/reference/cities.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { recipeForWave } from '#app/services/analysis/run/recipe-for-wave.ts'
import { makeTable } from '#app/services/analysis/tables/make-table.server.ts'
import { weighWave, type WeighedWave } from '#app/services/analysis/tables/kept/weigh-wave.server.ts'
import { tableChoicesSchema, type TableChoices } from '#app/survey/workbench/table-choices.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeClosedWave } from '#tests/support/records/analysed-wave.ts'

const CITIES = 100
/** Answers drawn in each city, and how often each is stored. */
const DRAWN = 500
const COPIES = 20
const ROUNDS = 3

/** Tables of every shape: few and many groups, two groupings crossed, several answers. */
const TABLES: Record<string, Partial<TableChoices>> = {
  'by sex': { item: 'city_life_satisfaction', by: 'sex' },
  'by sex and age': { item: 'city_life_satisfaction', by: 'sex_age_group' },
  'by another question': { item: 'city_life_satisfaction', by: 'item:smile_greet_day' },
  'by age crossed with education': { item: 'smile_greet_day', by: 'age_group', then: 'education' },
  'by 100 cities': { item: 'smile_greet_day', by: 'city' },
  'several answers by age': { item: 'dimension_importance', by: 'age_group' },
}

/** Prints how long a wave of a million answers takes to be read and weighted, and every table of it then. */
export async function run(): Promise<void> {
  const db = await openTestDatabase('reference')
  try {
    const wave = (await findWave(db, await seed(db)))!
    const reading = await timed(() => weighWave(db, wave, recipeForWave(wave)))
    const weighed = reading.value
    const fromDatabase = await timed(() => Promise.resolve(plainRead(db, wave)))
    print('reading and weighting', weighed, reading, fromDatabase, 'ratioToPlainRead')
    for (const [name, choices] of Object.entries(TABLES)) {
      const wanted = tableChoicesSchema.parse(choices)
      const made = await bestOf(() => makeTable(db, weighed, wanted))
      if (made.value.outcome === 'refused') throw new Error(JSON.stringify(made.value.error))
      const plain = await bestOf(() => Promise.resolve(plainPass(weighed, wanted)))
      print(name, weighed, made, plain, 'ratioToPlainPass')
    }
  } finally {
    await db.remove()
  }
}

function print(figure: string, { columns, cities }: WeighedWave, found: Timed, plain: Timed, ratio: string) {
  const line = {
    bench: 'tables',
    figure,
    rows: columns.count,
    cities: cities.length,
    seconds: rounded(found.seconds),
    cpuSeconds: rounded(found.cpuSeconds),
    plainSeconds: rounded(plain.seconds),
    [ratio]: rounded(found.seconds / plain.seconds),
    peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
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

/** The plainest thing one can do with the same rows of the database: read each, and add up its answers. */
function plainRead(db: Database, { id }: WaveRecord): number {
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

/** The plainest thing one can do with the same columns: add up the weights by answer and city. */
function plainPass({ columns, cities }: WeighedWave, { item }: TableChoices): number {
  const { codes } = columns.answers.find((column) => column.item.code === item)!
  const sums = new Float64Array(256 * cities.length)
  cities.forEach(({ rows, weighting }, city) => {
    for (let i = 0; i < rows.length; i++) {
      sums[city * 256 + (codes[rows[i]!]! & 255)]! += weighting.weights[i]!
    }
  })
  return sums.reduce((total, sum) => total + sum, 0)
}

interface Timed<Value = unknown> {
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
