import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { computeAnalysis } from '#app/services/analysis/run/compute-analysis.server.ts'
import { readWaveColumns } from '#app/services/analysis/quality/flag-responses.server.ts'
import { columnsToRead } from '#app/services/analysis/city/domains/classify-residents.ts'
import { recipeForWave } from '#app/services/analysis/run/recipe-for-wave.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeMillion, plainRead } from '#tests/support/load/million-answers.ts'
import { bestOf, rounded, timed } from '#tests/support/load/timed.ts'

const ROUNDS = 2

/** Prints how long a wave takes from the database to its results: seeding, reading and analysis apart. */
export async function run(): Promise<void> {
  const db = await openTestDatabase('reference')
  try {
    const seeding = await timed(() => makeMillion(db))
    const wave = (await findWave(db, seeding.value))!
    const recipe = recipeForWave(wave)
    const plain = await bestOf(ROUNDS, () => Promise.resolve(plainRead(db, wave)))
    const reading = await bestOf(ROUNDS, () => readWaveColumns(db, wave, columnsToRead(recipe)))
    const columns = reading.value
    const analysis = await bestOf(ROUNDS, () => computeAnalysis(db, wave, columns, recipe))
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
