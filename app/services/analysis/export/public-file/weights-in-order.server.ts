import { pickResponses } from '#app/data/fieldwork/responses/pick-responses.ts'
import type { ReadResponses } from '#app/data/fieldwork/responses/read-responses.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import { weighCities } from '../weigh-cities.server.ts'

/**
 * The weights of responses that are held in memory, in their order; NaN = left out of the analysis.
 *
 * @throws Refusal of the weighting
 */
export async function weightsInOrder(
  db: Database,
  wave: WaveRecord,
  read: ReadResponses,
  recipe: AnalysisRecipe,
): Promise<Float64Array> {
  const weights = new Float64Array(read.count).fill(NaN)
  const rowsOf = rowsByCity(read)
  const responsesOf = (code: string) => {
    const rows = rowsOf.get(code)
    return rows ? pickResponses(read, rows) : null
  }
  for await (const city of weighCities(db, wave, recipe, responsesOf, null)) {
    rowsOf.get(city.code)!.forEach((row, at) => (weights[row] = city.weights[at]!))
  }
  return weights
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
