import { setImmediate as nextTurn } from 'node:timers/promises'

import type { ReadResponses } from '#app/data/fieldwork/responses/read-responses.server.ts'
import { columnsOf } from '#app/data/fieldwork/responses/response-columns.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { readAnalysisInputs } from '#app/data/results/analysis-inputs.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { replicateCity } from '#app/statistics/weighting/replicates/replicate-city.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import { cityFrames, citySamples } from '../city/city-sample.ts'
import { weighSample } from '../city/weigh-sample.ts'

/** The weights of the responses of one city, in the order in which these were given. */
export interface WeighedResponsesOfCity {
  code: string
  /** NaN = left out of the analysis */
  weights: Float64Array
  /** writes the replicate weights of a response; NaN where it has no weight */
  replicatesOf(row: number, into: Float64Array): void
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
 * @param responsesOf the responses of a city, without their answers; null where it has none
 * @param replicates null for weights alone
 * @throws Refusal of the weighting
 */
export async function* weighCities(
  db: Database,
  wave: WaveRecord,
  recipe: AnalysisRecipe,
  responsesOf: (cityCode: string) => ReadResponses | null,
  replicates: ReplicatesWanted | null,
): AsyncGenerator<WeighedResponsesOfCity> {
  for (const frame of cityFrames(wave.cities, await readAnalysisInputs(db, wave))) {
    const { code } = frame.identity
    const responses = responsesOf(code)
    if (!responses) continue
    const columns = columnsOf(responses, [code], recipe.weighting.margins)
    const [sample] = citySamples([frame], columns, recipe.flagged)
    if (!sample || sample.rows.length === 0) continue
    const { weighting, columns: own } = weighSample(sample, columns, recipe.weighting)
    const weights = new Float64Array(responses.count).fill(NaN)
    sample.rows.forEach((row, at) => (weights[row] = weighting.weights[at]!))
    const made =
      replicates &&
      replicateCity(
        own,
        { ...recipe.weighting, margins: own.margins.map(({ variable }) => variable) },
        weighting,
        {
          count: replicates.count,
          seed: seedOf(`${replicates.seed} ${code}`),
          lonelyPsu: recipe.estimation.lonelyPsu,
        },
      )
    const placeOf = new Int32Array(made ? responses.count : 0).fill(-1)
    if (made) sample.rows.forEach((row, at) => (placeOf[row] = at))
    yield {
      code,
      weights,
      replicatesOf(row, into) {
        if (made && placeOf[row]! >= 0) made.fill(placeOf[row]!, into)
        else into.fill(NaN)
      },
    }
    await nextTurn()
  }
}

/** A whole number that depends on every character (FNV-1a). */
function seedOf(text: string): number {
  let seed = 0x811c9dc5
  for (const byte of Buffer.from(text)) seed = Math.imul(seed ^ byte, 0x01000193)
  return seed >>> 0
}
