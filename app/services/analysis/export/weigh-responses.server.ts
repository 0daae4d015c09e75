import { readResponses, type ReadResponses } from '#app/data/fieldwork/responses/read-responses.server.ts'
import type { ResponseSnapshot } from '#app/data/fieldwork/responses/response-snapshot.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import { weighWave, type ReplicatesWanted, type WaveWeights } from './weigh-wave.server.ts'

/** What is kept of the first pass: some forty bytes for each response, all but its answers. */
export interface WeighedResponses extends WaveWeights {
  read: ReadResponses
}

/**
 * The first pass over the responses: reads all but their answers, and weighs them.
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
  const read = await readResponses(snapshot, wave.id, [])
  if (read.hash.hash !== hash) return null
  return { ...(await weighWave(db, wave, read, recipe, replicates)), read }
}
