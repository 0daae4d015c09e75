import { readResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import type { ResponseSnapshot } from '#app/data/fieldwork/responses/response-snapshot.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import { weighWave, type ReplicatesWanted, type WaveWeights } from './weigh-wave.server.ts'

/** What is kept of the first pass: a weight and a number for the flags of each response. */
export interface WeighedResponses extends WaveWeights {
  /** with spaces between */
  flagsOf(row: number): string
}

/**
 * The first pass over the responses: reads what weights need, and gives its columns up when they are weighed.
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
  const columns = await readResponseColumns(snapshot, {
    waveId: wave.id,
    cities: wave.cities.map(({ code }) => code),
    margins: recipe.weighting.margins,
    items: [],
  })
  if (columns.hash.hash !== hash) return null
  const weights = await weighWave(db, wave, columns, recipe, replicates)
  return { ...weights, flagsOf: flagWords(columns.flags, columns.flagNames) }
}

/** The flags of a response with spaces between; each combination is written once. */
function flagWords(flags: Uint32Array, flagNames: string[]): (row: number) => string {
  const known = new Map<number, string>()
  return (row) => {
    const bits = flags[row]!
    let words = known.get(bits)
    if (words === undefined) {
      words = flagNames.filter((_, bit) => bits & (1 << bit)).join(' ')
      known.set(bits, words)
    }
    return words
  }
}
