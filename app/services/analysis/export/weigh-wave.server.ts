import { setImmediate as nextTurn } from 'node:timers/promises'

import { pickResponses } from '#app/data/fieldwork/responses/pick-responses.ts'
import type { ReadResponses } from '#app/data/fieldwork/responses/read-responses.server.ts'
import { columnsOf } from '#app/data/fieldwork/responses/response-columns.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { readAnalysisInputs } from '#app/data/results/analysis-inputs.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { replicateCity, type CityReplicates } from '#app/statistics/weighting/replicates/replicate-city.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import { cityFrames, citySamples } from '../city/city-sample.ts'
import { weighSample } from '../city/weigh-sample.ts'

/** The weights of all responses, in their order. */
export interface WaveWeights {
  /** NaN = left out of the analysis */
  weights: Float64Array
  replicateCount: number
  /** the replicate weights of a response; null where none were asked for, or where it has no weight */
  replicatesOf(row: number): Float64Array | null
}

/** Replicate weights asked for: how many, and the text their random numbers come from. */
export interface ReplicatesWanted {
  count: number
  seed: string
}

/**
 * Weighs a wave city by city, as its analysis did. Only the city at hand is held as columns. Between cities everything
 * else gets its turn.
 *
 * @param replicates null for weights alone
 * @throws Refusal of the weighting
 */
export async function weighWave(
  db: Database,
  wave: WaveRecord,
  read: ReadResponses,
  recipe: AnalysisRecipe,
  replicates: ReplicatesWanted | null,
): Promise<WaveWeights> {
  const weights = new Float64Array(read.count).fill(NaN)
  // what is kept of a response is where its city's replicates know it: memory grows with draws alone
  const cityOf = new Int32Array(replicates ? read.count : 0).fill(-1)
  const placeOf = new Int32Array(replicates ? read.count : 0)
  const made: CityReplicates[] = []
  const rowsOf = rowsByCity(read)
  for (const frame of cityFrames(wave.cities, await readAnalysisInputs(db, wave))) {
    const { code } = frame.identity
    const rows = rowsOf.get(code)
    if (!rows) continue
    const columns = columnsOf(pickResponses(read, rows), [code], recipe.weighting.margins)
    const [sample] = citySamples([frame], columns, recipe.flagged)
    if (!sample || sample.rows.length === 0) continue
    const { weighting, columns: own } = weighSample(sample, columns, recipe.weighting)
    sample.rows.forEach((row, at) => (weights[rows[row]!] = weighting.weights[at]!))
    if (replicates) {
      sample.rows.forEach((row, at) => {
        cityOf[rows[row]!] = made.length
        placeOf[rows[row]!] = at
      })
      const margins = own.margins.map(({ variable }) => variable)
      const { count } = replicates
      const { lonelyPsu } = recipe.estimation
      const seed = seedOf(`${replicates.seed} ${code}`)
      made.push(replicateCity(own, { ...recipe.weighting, margins }, weighting, { count, seed, lonelyPsu }))
    }
    await nextTurn()
  }
  const cells = new Float64Array(replicates?.count ?? 0)
  return {
    weights,
    replicateCount: cells.length,
    replicatesOf(row) {
      const city = made[cityOf[row] ?? -1]
      if (!city) return null
      city.fill(placeOf[row]!, cells)
      return cells
    },
  }
}

/** The responses of each city, as places among all. */
function rowsByCity({ place: { combinations, codes } }: ReadResponses): Map<string, Int32Array> {
  const counts = new Int32Array(combinations.length)
  for (let row = 0; row < codes.length; row++) counts[codes[row]!]!++
  const sizes = new Map<string, number>()
  combinations.forEach(({ cityCode }, code) =>
    sizes.set(String(cityCode), (sizes.get(String(cityCode)) ?? 0) + counts[code]!),
  )
  const cities = new Map(
    Array.from(sizes, ([city, size]) => [city, { rows: new Int32Array(size), filled: 0 }]),
  )
  const ofCode = combinations.map(({ cityCode }) => cities.get(String(cityCode))!)
  for (let row = 0; row < codes.length; row++) {
    const city = ofCode[codes[row]!]!
    city.rows[city.filled++] = row
  }
  return new Map(Array.from(cities, ([city, { rows }]) => [city, rows]))
}

/** A whole number that depends on every character (FNV-1a). */
function seedOf(text: string): number {
  let seed = 0x811c9dc5
  for (const byte of Buffer.from(text)) seed = Math.imul(seed ^ byte, 0x01000193)
  return seed >>> 0
}
