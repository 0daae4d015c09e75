import { dirname } from 'node:path'

import type { ResponseSnapshot } from '#app/data/fieldwork/responses/response-snapshot.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import { columnsOfCity, keepResponses, type KeptResponses } from './kept/kept-responses.server.ts'
import { RecordSpool } from './kept/record-spool.server.ts'
import { weighCities, type ReplicatesWanted } from './weigh-cities.server.ts'

/** What the first pass knows of the responses: all but their answers. */
export interface WeighedResponses {
  kept: KeptResponses
  /**
   * of each response of a city its weight and then its replicate weights, NaN = left out of the analysis; a city that
   * is left out as a whole has no records
   */
  weights: RecordSpool
  replicateCount: number
  /** gives the disk its room back */
  close(): void
}

/**
 * The first pass over the responses: reads all but their answers, and weighs them. What is known of each is kept beside
 * the database, so that memory holds one city and a little of each other, whatever their number.
 *
 * @param hash that of the responses the release was made from
 * @returns null when the responses are not those of the hash
 * @throws Refusal of the weighting
 */
export async function weighResponses(
  db: Database,
  snapshot: ResponseSnapshot,
  wave: WaveRecord,
  recipe: AnalysisRecipe,
  hash: string,
  replicates: ReplicatesWanted | null,
): Promise<WeighedResponses | null> {
  const folder = dirname(db.file)
  const replicateCount = replicates?.count ?? 0
  const kept = await keepResponses(snapshot, wave.id, folder)
  const weights = new RecordSpool(folder, 1 + replicateCount)
  const close = () => {
    kept.close()
    weights.close()
  }
  try {
    if (kept.hash.hash !== hash) {
      close()
      return null
    }
    const record = new Float64Array(1 + replicateCount)
    const responsesOf = (code: string) => columnsOfCity(kept, code)
    for await (const city of weighCities(db, wave, recipe, responsesOf, replicates)) {
      const number = kept.cities.get(city.code)!
      for (let row = 0; row < city.weights.length; row++) {
        record[0] = city.weights[row]!
        if (replicates) city.replicatesOf(row, record.subarray(1))
        weights.put(number, record)
      }
    }
    return { kept, weights, replicateCount, close }
  } catch (error) {
    close()
    throw error
  }
}
