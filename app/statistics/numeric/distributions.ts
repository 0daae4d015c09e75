import gammainc from '@stdlib/math-base-special-gammainc'
import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile'
import fCdf from '@stdlib/stats-base-dists-f-cdf'
import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile'
import tCdf from '@stdlib/stats-base-dists-t-cdf'
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile'

/**
 * The distribution functions every interval and test rests on. Upper tails are computed as tails,
 * never as one minus a lower one, so a p-value of 1e-30 keeps its digits. `Infinity` degrees of
 * freedom give the limiting distribution.
 *
 * Checked: tests/reference/survey-stats/distributions (values of R 4.2.2, relative 1e-10).
 */

/** Standard normal quantile Φ⁻¹(p), 0 < p < 1. */
export function normalQuantile(p: number): number {
  return normalQuantileOf(p, 0, 1)
}

const tQuantiles = new Map<number, Map<number, number>>()

/** Student t quantile with `df` > 0 degrees of freedom; remembered, since an analysis asks for few. */
export function tQuantile(p: number, df: number): number {
  if (df === Infinity) return normalQuantile(p)
  let known = tQuantiles.get(p)
  if (!known || known.size > 10_000) tQuantiles.set(p, (known = new Map()))
  let quantile = known.get(df)
  if (quantile === undefined) {
    quantile = p === 0.5 ? 0 : tQuantileOf(p, df)
    known.set(df, quantile)
  }
  return quantile
}

/** Lower tail P(T ≤ t) of Student's t. */
function tLowerTail(t: number, df: number): number {
  return df === Infinity ? normalCdf(t, 0, 1) : tCdf(t, df)
}

/** Two-sided p-value P(|T| ≥ |t|). */
export function tTwoSidedP(t: number, df: number): number {
  return Math.min(1, 2 * tLowerTail(-Math.abs(t), df))
}

/** Quantile of the beta distribution with shapes a, b > 0. */
export function betaQuantile(p: number, a: number, b: number): number {
  return betaQuantileOf(p, a, b)
}

/** Upper tail P(χ² > x), df > 0 (fractions allowed). */
export function chisqUpperTail(x: number, df: number): number {
  return x <= 0 ? 1 : gammainc(x / 2, df / 2, true, true)
}

/** Upper tail P(F > x): the lower tail of 1/F with the degrees of freedom exchanged. */
export function fUpperTail(x: number, df1: number, df2: number): number {
  if (x <= 0) return 1
  if (df2 === Infinity) return chisqUpperTail(x * df1, df1)
  return fCdf(1 / x, df2, df1)
}

/** Upper tail P(X ≥ count) of a Poisson variable with mean λ > 0: the gamma distribution's lower tail. */
export function poissonUpperTail(count: number, mean: number): number {
  return count <= 0 ? 1 : gammainc(mean, count, true, false)
}
