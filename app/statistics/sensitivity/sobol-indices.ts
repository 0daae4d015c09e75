/** Shares of the variance of a result that come from each factor; null where the result does not vary. */
export interface SobolIndices {
  mean: number
  variance: number
  /** alone */
  first: (number | null)[]
  /** alone and together with the others */
  total: (number | null)[]
}

/**
 * Exact Sobol indices of a full factorial design with independent factors, uniform over their levels.
 *
 *   first  Sᵢ = Var(E[y | xᵢ]) / Var(y),   total  Tᵢ = E[Var(y | all but xᵢ)] / Var(y)
 *
 * @param levels number of levels of each factor
 * @param results y of every combination, the first factor running fastest; variances divide by the number of runs
 *
 * Source: Saltelli et al. (2008), Global Sensitivity Analysis, chapter 1.
 */
export function factorialSobol(levels: number[], results: Float64Array): SobolIndices {
  const mean = meanOf(results)
  const variance = populationVariance(results)
  const share = (part: number) => (variance > 0 ? part / variance : null)
  let stride = 1
  const first: (number | null)[] = []
  const total: (number | null)[] = []
  for (const count of levels) {
    const step = stride
    const levelOf = (run: number) => Math.floor(run / step) % count
    const restOf = (run: number) => run - levelOf(run) * step
    first.push(share(populationVariance(groupMeans(results, levelOf))))
    total.push(share(variance - populationVariance(groupMeans(results, restOf))))
    stride *= count
  }
  return { mean, variance, first, total }
}

/**
 * Estimated Sobol indices from the radial design A, B, A with column i of B.
 *
 *   V = variance (n - 1) of y(A) and y(B) together
 *   first = mean(y(B) (y(ABᵢ) - y(A))) / V,   total = Σ (y(A) - y(ABᵢ))² / (2 N V)
 *
 * @param results N (k + 2) values: the N rows of A, of B, then of ABᵢ for each factor
 * @param runs N
 *
 * Source: Saltelli et al. (2010), Computer Physics Communications 181(2), 259-270; Jansen (1999) for the total.
 */
export function estimateSobol(results: ArrayLike<number>, runs: number, factors: number): SobolIndices {
  const y = Float64Array.from(results)
  const a = y.subarray(0, runs)
  const b = y.subarray(runs, 2 * runs)
  const both = y.subarray(0, 2 * runs)
  const mean = meanOf(both)
  const variance = (populationVariance(both) * both.length) / (both.length - 1)
  const mixed = Array.from({ length: factors }, (_, at) => y.subarray((at + 2) * runs, (at + 3) * runs))
  const share = (part: number) => (variance > 0 ? part / variance : null)
  return {
    mean,
    variance,
    first: mixed.map((ab) =>
      share(meanOf(b.map((value, run) => value * ((ab[run] ?? NaN) - (a[run] ?? NaN))))),
    ),
    total: mixed.map((ab) => share(meanOf(a.map((value, run) => (value - (ab[run] ?? NaN)) ** 2)) / 2)),
  }
}

function groupMeans(results: Float64Array, groupOf: (run: number) => number): Float64Array {
  const sums = new Map<number, { sum: number; count: number }>()
  results.forEach((y, run) => {
    const group = sums.get(groupOf(run)) ?? { sum: 0, count: 0 }
    group.sum += y
    group.count++
    sums.set(groupOf(run), group)
  })
  return Float64Array.from(sums.values(), ({ sum, count }) => sum / count)
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function populationVariance(values: Float64Array): number {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
}
