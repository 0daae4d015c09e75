import { loadLinearSolver } from '#app/statistics/linear-program.ts'
import { attackCounts } from './attack-counts.ts'
import { attackDifferences } from './attack-differences.ts'
import { attackScores } from './attack-scores.ts'
import { attackTotals } from './attack-totals.ts'
import type { Claim } from './claim.ts'
import { collectFigures } from './collect-figures.ts'
import type { Fetched } from './crawl.ts'

/** Everything that can be worked out, and is not printed, from what somebody could fetch. Knows nothing else. */
export async function attack(fetched: Fetched[]): Promise<Claim[]> {
  const releases = collectFigures(fetched)
  const solver = await loadLinearSolver()
  return [
    ...releases.flatMap((release) => [
      ...attackTotals(release, solver),
      ...attackCounts(release),
      ...attackScores(release),
    ]),
    ...attackDifferences(releases),
  ]
}
