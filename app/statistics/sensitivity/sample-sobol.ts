import type { RandomSource } from '#app/statistics/random.ts'
import { estimateSobol, type SobolIndices } from './sobol-indices.ts'

/**
 * Sobol indices of any result by sampling: N (k + 2) evaluations in the radial design A, B, A with column i of B.
 *
 * A factor is a number u uniform on [0, 1): a choice between m methods is ⌊m u⌋, a draw of the survey is a seed made
 * from u. So the survey can be one factor beside the method choices.
 *
 * @param factors k
 * @param runs N
 * @param evaluate the result for k numbers in [0, 1)
 *
 * Source: Saltelli et al. (2010), Computer Physics Communications 181(2), 259-270.
 */
export function sampleSobol(
  factors: number,
  runs: number,
  evaluate: (factors: Float64Array) => number,
  random: RandomSource,
): SobolIndices {
  const draw = () =>
    Array.from({ length: runs }, () => Float64Array.from({ length: factors }, random.uniform))
  const a = draw()
  const b = draw()
  const mixed = Array.from({ length: factors }, (_, factor) =>
    a.map((row, run) => row.map((value, at) => (at === factor ? (b[run]?.[at] ?? 0) : value))),
  )
  return estimateSobol([...a, ...b, ...mixed.flat()].map(evaluate), runs, factors)
}
