import { setImmediate as nextTurn } from 'node:timers/promises'

import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { readAnalysisInputs } from '#app/data/results/analysis-inputs.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import { cityFrames, citySamples, type CityFrame } from '#app/services/analysis/city/city-sample.ts'
import { weighSample } from '#app/services/analysis/city/weigh-sample.ts'
import { readWaveColumns } from '#app/services/analysis/quality/flag-responses.server.ts'

/** What is read of every response beside its answers. */
const READ_ALONG = ['sex', 'age_group', 'education', 'district', 'sex_age_group', 'day', 'channel']

/** One city of a wave with the weights of its answers. */
export interface WeighedCity {
  frame: CityFrame
  /** its answers, as places in the columns */
  rows: Int32Array
  weighting: CityWeighting
  /** makes its weights add up to its residents where these are known, so that cities can be put together */
  scale: number
}

/** A wave as tables are made from it: columns in memory, weighted as its analysis weighs them. */
export interface WeighedWave {
  wave: WaveRecord
  recipe: AnalysisRecipe
  columns: ResponseColumns
  /** cities with answers */
  cities: WeighedCity[]
}

/**
 * Reads the columns of a wave and weights each city. Between cities everything else gets its turn.
 *
 * @throws Refusal of `weighCity`
 */
export async function weighWave(
  db: Database,
  wave: WaveRecord,
  recipe: AnalysisRecipe,
): Promise<WeighedWave> {
  const margins = [...new Set([...READ_ALONG, ...recipe.weighting.margins])]
  const columns = await readWaveColumns(db, wave, margins)
  const inputs = await readAnalysisInputs(db, wave)
  const cities: WeighedCity[] = []
  for (const sample of citySamples(cityFrames(wave.cities, inputs), columns, recipe.flagged)) {
    const { frame, rows } = sample
    if (rows.length === 0) continue
    const { weighting } = weighSample(sample, columns, recipe.weighting)
    cities.push({ frame, rows, weighting, scale: scaleOf(frame, weighting) })
    await nextTurn()
  }
  return { wave, recipe, columns, cities }
}

function scaleOf({ identity }: CityFrame, { weights }: CityWeighting): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return identity.population15Plus === null || total === 0 ? 1 : identity.population15Plus / total
}
