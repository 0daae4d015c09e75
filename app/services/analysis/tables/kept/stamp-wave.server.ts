import { countFlags } from '#app/data/fieldwork/quality-flags.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { hashInputs, readAnalysisInputs } from '#app/data/results/analysis-inputs.server.ts'
import { canonicalHash } from '#app/data/results/canonical-hash.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { recipeForWave } from '#app/services/analysis/run/recipe-for-wave.ts'

/**
 * Changes when what an analysis of the wave would be made from has changed, without reading the answers: how many they
 * are, their flags, the recipe, and the hashes of everything else.
 *
 * @param responses how many there are now
 */
export async function stampWave(db: Database, wave: WaveRecord, responses: number): Promise<string> {
  const inputs = hashInputs(wave, await readAnalysisInputs(db, wave))
  return canonicalHash([responses, countFlags(db, wave.id), recipeForWave(wave), inputs])
}
