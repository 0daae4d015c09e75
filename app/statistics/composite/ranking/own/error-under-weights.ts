/** What bounds the error of an index under other weights, all as a release publishes it. */
export interface PublishedErrors {
  /** standard errors of the scores below the index; 0 where a score has none */
  ses: readonly number[]
  /** shares the release gave to the scores, summing to 1, and the standard error of that mean; null where it is none */
  official: { weights: readonly number[]; se: number } | null
}

/**
 * The largest standard error that a mean of scores can have under other weights, from published errors alone.
 *
 *   sd(Σ wₖ sₖ) ≤ min over a ≥ 0 of  a·se(I) + Σ |wₖ - a·vₖ| seₖ,   I = Σ vₖ sₖ
 *
 * The same people answer behind all scores, so these go together, and how closely is not published. The bound holds
 * whatever goes with whatever: Σ wₖ sₖ = a·I + Σ (wₖ - a·vₖ) sₖ, and the standard deviation of a sum is never more than
 * the sum of standard deviations. At the release's own weights (a = 1) it is the published error itself; far from them
 * a = 0 gives Σ wₖ seₖ, as if all scores erred alike. The sum is convex and piecewise linear in a, so its least value
 * stands at 0 or at some wₖ/vₖ.
 *
 * @param weights shares of the scores, ≥ 0, summing to 1
 * @returns a standard error in points; at least the true one where the published errors are
 */
export function errorUnderWeights(weights: readonly number[], { ses, official }: PublishedErrors): number {
  const boundAt = (a: number) =>
    weights.reduce(
      (sum, weight, k) => sum + Math.abs(weight - a * (official?.weights[k] ?? 0)) * (ses[k] ?? 0),
      a * (official?.se ?? 0),
    )
  if (!official) return boundAt(0)
  const turns = weights.flatMap((weight, k) => {
    const share = official.weights[k] ?? 0
    return share > 0 ? [weight / share] : []
  })
  return Math.min(...[0, ...turns].map(boundAt))
}
