import { designCovariance, type LonelyChoice } from '../../variance/design-covariance.ts'
import { replicateCovariance } from '../../variance/replicates.ts'
import type { Analysis } from './analysis.ts'
import type { Target } from './targets.ts'

/** Targets over the rows they use: 1 = inside the domain and not missing. */
export interface TargetGroup {
  targets: Target[]
  used: Uint8Array
}

export interface TargetEstimates {
  values: Float64Array
  /** k × k, row-major */
  covariance: Float64Array
}

/** Estimates of the targets of one domain with their covariance. */
export function estimateTargets(
  analysis: Analysis,
  group: TargetGroup,
  lonely: LonelyChoice,
): TargetEstimates {
  return estimateJointly(analysis, [group], analysis.calibrated ? null : group.used, lonely)
}

/**
 * Estimates of the targets of several domains with their joint covariance.
 *
 * @param present rows that stay in the design; null = all. Rows left out count as zeros in their PSUs.
 */
export function estimateJointly(
  analysis: Analysis,
  groups: TargetGroup[],
  present: Uint8Array | null,
  lonely: LonelyChoice,
): TargetEstimates {
  const evaluate = (weights: Float64Array) =>
    Float64Array.from(
      groups.flatMap(({ targets, used }) => {
        const w = masked(weights, used)
        return targets.map((target) => target.value(w))
      }),
    )
  const values = evaluate(analysis.weights)
  const { replicates } = analysis
  if (replicates) {
    return { values, covariance: replicateCovariance(replicates, values, replicates.weights.map(evaluate)) }
  }
  let k = 0
  const z = groups.flatMap(({ targets, used }) => {
    const w = masked(analysis.weights, used)
    return targets.map((target) => target.linearise(w, values[k++]!))
  })
  const residuals = z.map((column) => analysis.maps.reduce((residual, map) => map(residual), column))
  return {
    values,
    covariance: designCovariance(analysis.design, residuals, rowsOf(present, analysis), lonely),
  }
}

/** Weights with 0 where a row is not used. */
export function masked(weights: Float64Array, used: Uint8Array): Float64Array {
  return weights.map((w, i) => (used[i] ? w : 0))
}

function rowsOf(present: Uint8Array | null, { table }: Analysis): Int32Array {
  const rows: number[] = []
  for (let i = 0; i < table.n; i++) if (present === null || present[i]) rows.push(i)
  return Int32Array.from(rows)
}
