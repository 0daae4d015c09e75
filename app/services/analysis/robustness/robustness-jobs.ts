import type { IndexBasis } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { secondLevelCodes } from '#app/statistics/composite/editions/index-tree.ts'
import type { BasisDifference } from '#app/statistics/sensitivity/robustness/compare-bases.ts'
import type { RunRange } from '#app/statistics/sensitivity/robustness/rank-runs.ts'
import type { WithoutOne } from '#app/statistics/sensitivity/robustness/leave-one-out.ts'
import type { WeightingShares } from '#app/statistics/sensitivity/robustness/weighting-space.ts'
import type { RobustnessSettings, RobustRefusal } from '#app/survey/robustness/robustness.ts'

/** One part of the work; which thread does it makes no difference to its result. */
export type RobustnessJob =
  | ({ kind: 'runs' } & RunRange)
  | { kind: 'indicator' | 'index' | 'item'; code: string }
  | { kind: 'flagged' }
  | { kind: 'weightings' }

/** What came of a job. */
export type JobResult =
  | { kind: 'runs'; places: Uint16Array }
  | { kind: 'without'; found: WithoutOne }
  | { kind: 'flagged'; found: { cities: FlaggedDifference[] } | { refusal: RobustRefusal } }
  | { kind: 'weightings'; shares: WeightingShares[] }
  /** the run as a whole cannot go on */
  | { kind: 'refused'; problem: RobustRefusal }

export interface FlaggedDifference extends BasisDifference {
  /** flagged responses of the city */
  flagged: number
}

/** Runs that are done in one go. */
const RUNS_PER_JOB = 16

/** Weightings that are tried. */
export const WEIGHTINGS = 4000

/**
 * The jobs of a run, in an order that depends on the settings alone.
 *
 * @param items codes of the survey items that enter the scores
 */
export function jobsOf(
  basis: IndexBasis,
  items: readonly string[],
  { runs, edition }: Pick<RobustnessSettings, 'runs' | 'edition'>,
): RobustnessJob[] {
  const ranges = Array.from({ length: Math.ceil(runs / RUNS_PER_JOB) }, (_, at) => ({
    kind: 'runs' as const,
    from: at * RUNS_PER_JOB,
    to: Math.min(runs, (at + 1) * RUNS_PER_JOB),
  }))
  return [
    { kind: 'flagged' },
    ...items.map((code) => ({ kind: 'item' as const, code })),
    { kind: 'weightings' },
    // no figure enters the people edition
    ...(edition === 'people' ? [] : basis.indicators).map(({ code }) => ({
      kind: 'indicator' as const,
      code,
    })),
    ...secondLevelCodes(basis.tree).map((code) => ({ kind: 'index' as const, code })),
    ...ranges,
  ]
}
