import type { ReleaseRecord } from '#app/data/results/releases.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { readCityReports } from '#app/services/reporting/read-releases.server.ts'
import { advise } from '#app/survey/reports/decision/advice.ts'
import type { PeerKind } from '#app/survey/reports/decision/comparisons.ts'
import type { Decision } from '#app/survey/reports/decision/decision.ts'
import type { CityReport } from '#app/survey/reports/report.ts'

import { choosePeers } from './choose-peers.ts'
import { comparePeers } from './compare-peers.ts'
import { findGaps } from './find-gaps.ts'

/**
 * What a city's office reads beside its report: its peers, the gaps between residents and figures, and what to do
 * first. Everything comes from the public versions of one release.
 */
export async function describeDecision(
  db: Database,
  { id, summary }: Pick<ReleaseRecord, 'id' | 'summary'>,
  report: CityReport,
  by: PeerKind,
): Promise<Decision> {
  const level = summary.recipe.estimation.confidenceLevel
  const chosen = report.index.blended.value === null ? [] : choosePeers(summary.cities, report.city.code, by)
  const codes = chosen.map(({ city }) => city.code)
  const known = await readCityReports(db, id, codes, 'public')
  const peers = known.length > 0 ? comparePeers(report, known, by, level) : null
  const gaps = findGaps(report, level)
  const advice = advise({ report, drivers: summary.drivers, peers, gaps, alpha: 1 - level })
  return { peers, gaps, advice }
}
