import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { recipeForWave } from '#app/services/analysis/run/recipe-for-wave.ts'
import { makeTable } from '#app/services/analysis/tables/make-table.server.ts'
import { weighWave, type WeighedWave } from '#app/services/analysis/tables/kept/weigh-wave.server.ts'
import { tableChoicesSchema, type TableChoices } from '#app/survey/workbench/table-choices.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeMillion, plainRead } from '#tests/support/load/million-answers.ts'
import { bestOf, rounded, timed, type Timed } from '#tests/support/load/timed.ts'

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
    const wave = (await findWave(db, await makeMillion(db)))!
    const reading = await timed(() => weighWave(db, wave, recipeForWave(wave)))
    const weighed = reading.value
    const fromDatabase = await timed(() => Promise.resolve(plainRead(db, wave)))
    print('reading and weighting', weighed, reading, fromDatabase, 'ratioToPlainRead')
    for (const [name, choices] of Object.entries(TABLES)) {
      const wanted = tableChoicesSchema.parse(choices)
      const made = await bestOf(ROUNDS, () => makeTable(db, weighed, wanted))
      if (made.value.outcome === 'refused') throw new Error(JSON.stringify(made.value.error))
      const plain = await bestOf(ROUNDS, () => Promise.resolve(plainPass(weighed, wanted)))
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
