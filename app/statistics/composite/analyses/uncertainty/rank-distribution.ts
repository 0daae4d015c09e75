import type { RankTally } from '#app/statistics/sensitivity/rank-tally.ts'
import { rankValues } from '../../columns/ranks.ts'
import { printable } from '../../spec/dataset.ts'

/** How many replications are drawn when more are not asked for. */
const LEAST_REPLICATIONS = 10_000

/** Places of every unit over many replications, beside the nominal ones. */
export interface RankDistribution {
  replications: number
  units: string[]
  nominalRank: (number | null)[]
  mean: (number | null)[]
  sd: (number | null)[]
  q05: (number | null)[]
  median: (number | null)[]
  q95: (number | null)[]
  probabilityTop10: (number | null)[]
}

export function rankDistribution(
  units: string[],
  nominal: Float64Array,
  tally: RankTally,
  replications: number,
): RankDistribution {
  return {
    replications,
    units,
    nominalRank: printable(rankValues(nominal, 'descending', 'min')),
    ...tally.summary(),
    probabilityTop10: tally.probabilityTop(10),
  }
}

/** At least as many replications as asked for. */
export function replicationsFor(asked: number | undefined): number {
  return Math.max(asked ?? 0, LEAST_REPLICATIONS)
}
