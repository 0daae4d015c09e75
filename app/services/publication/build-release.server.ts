import { setImmediate as nextTurn } from 'node:timers/promises'

import type { AnalysisResult } from '#app/data/results/analyses.server.ts'
import { canonicalHash } from '#app/data/results/canonical-hash.server.ts'
import type { ReleasedCity } from '#app/data/results/releases.server.ts'
import type { MethodCard, Receipt, ReleaseSummary } from '#app/survey/report.ts'
import type { WaveSettings } from '#app/survey/wave/wave.ts'
import { methodCard } from './method-card.ts'
import { protectAnalysis } from './protect-analysis.ts'

/** Everything a release publishes, with the receipt of what it was made from. */
export interface ReleaseContent {
  summary: ReleaseSummary
  methodCard: MethodCard
  cities: ReleasedCity[]
  receipt: Receipt
}

/** Makes the content of a release from an analysis; the same analysis always gives the same bytes. */
export async function buildRelease(
  analysis: Pick<AnalysisResult, 'summary' | 'cities' | 'fieldwork' | 'hashes'>,
  settings: WaveSettings,
): Promise<ReleaseContent> {
  const { summary, cities } = protectAnalysis(analysis.summary, analysis.cities)
  const card = methodCard({ summary, fieldwork: analysis.fieldwork, settings })
  const results = await hashResults(summary, card, cities)
  return {
    summary,
    methodCard: card,
    cities,
    receipt: { algorithm: 'sha256', ...analysis.hashes, results },
  }
}

/**
 * Hash of results as released: of the summary, the method card and the hash of each city in both versions, in order.
 *
 * @param cities in the order of their codes
 */
export async function hashResults(
  summary: ReleaseSummary,
  card: MethodCard,
  cities: Iterable<ReleasedCity> | AsyncIterable<ReleasedCity>,
): Promise<string> {
  const hashes: string[] = []
  for await (const city of cities) {
    hashes.push(canonicalHash(city))
    await nextTurn()
  }
  return canonicalHash({ summary, methodCard: card, cities: hashes })
}
