import type { ReleaseTables } from '#app/statistics/disclosure/release-tables.ts'
import { describeDomains } from './describe-domains.ts'
import { describeItems } from './describe-items.ts'
import { describeScores } from './describe-scores.ts'
import { describeTotals } from './describe-totals.ts'
import { joinTables, type PrintedRelease } from './printed-release.ts'

/**
 * All tables of a release as one: what is printed, what is hidden, and what ties them together. Evaluators read the
 * number of answers of every city in the field already, so for them only what people answered is hidden.
 */
export function describePublication(printed: PrintedRelease): ReleaseTables {
  const within = [describeItems(printed), describeScores(printed), describeDomains(printed)]
  return joinTables(printed.audience === 'public' ? [describeTotals(printed), ...within] : within)
}
