import { setImmediate as nextTurn } from 'node:timers/promises'

import type { AnalysisResult } from '#app/data/results/analyses.server.ts'
import { canonicalHash } from '#app/data/results/canonical-hash.server.ts'
import type { ReleasedCity } from '#app/data/results/releases.server.ts'
import type { LinearSolver } from '#app/statistics/linear-program.ts'
import type { CityReport, MethodCard, Receipt, ReleaseSummary } from '#app/survey/reports/report.ts'
import type { Licence } from '#app/survey/reports/licence.ts'
import type { ThemeQuote } from '#app/survey/reports/themes.ts'
import type { WaveSettings } from '#app/survey/wave/wave.ts'
import type { PrintedRelease } from './disclosure/printed-release.ts'
import { protectAnalysis } from './protection/protect-analysis.ts'
import { protectDrivers } from './protection/protect-drivers.ts'
import { addQuotes } from './protection/protect-themes.ts'
import { joinDomains } from './protection/settle-domains.ts'
import { withholdDomains } from './protection/withhold-domains.ts'
import { withholdItems } from './protection/withhold-items.ts'
import { methodCard } from './method/method-card.ts'
import { addChanges } from './trend/add-changes.ts'
import type { TrendMaterial } from './trend/trend-material.server.ts'

/** Everything a release publishes, with the receipt of what it was made from. */
export interface ReleaseContent {
  summary: ReleaseSummary
  methodCard: MethodCard
  cities: ReleasedCity[]
  receipt: Receipt
}

/**
 * Makes the content of a release from an analysis; the same analysis always gives the same bytes. Thresholds are
 * applied for both audiences, then domains and items are withheld from which something hidden could be worked out; what
 * is left of both releases is compared with earlier waves.
 *
 * @param material what it is compared with; null for a release of earlier code, which had no comparisons
 * @param quotes approved quotations, put to the themes that are shown
 * @param licence of its tables; null where none has been declared
 * @throws Refusal when the figures do not add up
 */
export async function buildRelease(
  analysis: Pick<AnalysisResult, 'summary' | 'cities' | 'fieldwork' | 'hashes'>,
  settings: WaveSettings,
  solver: LinearSolver,
  material: TrendMaterial | null,
  quotes: ThemeQuote[] = [],
  licence: Licence | null = null,
): Promise<ReleaseContent> {
  const { fieldwork } = analysis
  const shielded = protectAnalysis(analysis.summary, analysis.cities)
  const quoted = addQuotes(shielded.summary, quotes, null)
  const licensed = licence ? { ...quoted, licence } : quoted
  const summary = material ? { ...licensed, trend: material.trend } : licensed
  const [open, own] = printedFor(shielded, fieldwork, analysis.cities).map((printed) =>
    withholdItems({ ...printed, reports: withholdDomains(printed, solver) }, solver)
      .map(protectDrivers)
      .map((report) => addQuotes(report, quotes, report.city.code)),
  )
  const alone = open!.map((report, at) => ({ report, evaluatorReport: besidePublic(report, own![at]!) }))
  const cities = material ? await addChanges(alone, summary, material) : alone
  const card = methodCard({ summary, fieldwork, settings })
  const results = await hashResults(summary, card, cities)
  return {
    summary,
    methodCard: card,
    cities,
    receipt: { algorithm: 'sha256', ...analysis.hashes, results },
  }
}

function besidePublic({ domains }: CityReport, own: CityReport): CityReport {
  return domains && own.domains ? { ...own, domains: joinDomains(domains, own.domains) } : own
}

/** What each audience reads of a release: the public and officials first, then evaluators. */
export function printedFor(
  { summary, cities }: Pick<ReleaseContent, 'summary' | 'cities'>,
  fieldwork: AnalysisResult['fieldwork'],
  behind: CityReport[],
): [PrintedRelease, PrintedRelease] {
  const shared = { summary, behind, fieldwork }
  return [
    { audience: 'public', reports: cities.map(({ report }) => report), ...shared },
    { audience: 'evaluator', reports: cities.map(({ evaluatorReport }) => evaluatorReport), ...shared },
  ]
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
