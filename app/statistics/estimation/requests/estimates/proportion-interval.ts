import {
  arcsineInterval,
  kornGraubardInterval,
  logitInterval,
  meanInterval,
  wilsonInterval,
  type Interval,
} from '#app/statistics/estimation/intervals.ts'
import { tQuantile } from '#app/statistics/numeric/distributions.ts'
import { replicateCovariance } from '#app/statistics/variance/replicates.ts'
import type { ProportionMethod } from '#app/statistics/estimation/spec/spec.ts'
import { degreesOf, type Analysis } from '#app/statistics/estimation/requests/analysis.ts'
import { masked } from '#app/statistics/estimation/requests/estimate-targets.ts'
import type { Target } from '#app/statistics/estimation/requests/targets.ts'

/** A share with what its interval needs. */
export interface Share {
  p: number
  variance: number
  df: number
  /** rows of the domain */
  inside: Uint8Array
  /** rows of the domain with a value */
  used: Uint8Array
}

/** Interval of a share, by the replicates themselves where the method is `logit` and there are any. */
export function shareInterval(
  analysis: Analysis,
  target: Target,
  share: Share,
  { ciMethod, confidenceLevel }: { ciMethod: ProportionMethod; confidenceLevel: number },
): Interval {
  return ciMethod === 'logit' && analysis.replicates
    ? replicateLogitInterval(analysis, target, share, confidenceLevel)
    : proportionInterval(analysis, ciMethod, share, confidenceLevel)
}

/**
 * Interval of a proportion. `beta` is R's Korn-Graubard: n* = p(1 - p)/v (t(n - 1)/t(df))² with the domain's own
 * degrees of freedom and the rows of the design counted, all of them after calibration, those of the domain
 * otherwise. `kornGraubard` is the same with n* at most n; `wilson` has n* = p(1 - p)/v. At 0 and 1, where v says
 * nothing, these two use Kish's effective n and so give an interval where all others have none.
 *
 * Source: Korn and Graubard (1998), Survey Methodology 24(2), 193-201; Franco et al. (2019), Journal of Survey
 * Statistics and Methodology 7(3), 334-364.
 */
export function proportionInterval(
  analysis: Analysis,
  method: ProportionMethod,
  share: Share,
  level: number,
): Interval {
  const { p, variance, df, inside, used } = share
  const se = Math.sqrt(Math.max(0, variance))
  switch (method) {
    case 'mean':
      return meanInterval(p, se, level, df)
    case 'asin':
      return arcsineInterval(p, se, level, df)
    case 'logit':
    case 'xlogit':
      return logitInterval(p, se, level, df)
    case 'beta': {
      if (!(variance > 0)) return null
      const keepsRows = analysis.calibrated && !analysis.replicates
      const rows = keepsRows ? analysis.table.n : inside.reduce((a, b) => a + b, 0)
      const effectiveN = ((p * (1 - p)) / variance) * clusterPenalty(analysis, inside, rows, level)
      return kornGraubardInterval(p, effectiveN, level)
    }
    case 'kornGraubard': {
      const { n, kish } = counts(analysis, used)
      const size =
        (p > 0 && p < 1 ? (p * (1 - p)) / variance : kish) * clusterPenalty(analysis, inside, n, level)
      return kornGraubardInterval(p, Math.min(n, size), level)
    }
    case 'wilson':
      return wilsonInterval(
        p,
        p > 0 && p < 1 ? (p * (1 - p)) / variance : counts(analysis, used).kish,
        level,
        df,
      )
  }
}

/** (t(n - 1)/t(df))²: few PSUs tell less than as many people drawn one by one; NaN without degrees of freedom. */
function clusterPenalty(analysis: Analysis, inside: Uint8Array, rows: number, level: number): number {
  const own = degreesOf(analysis, inside)
  if (!(own > 0 && rows > 1)) return Number.NaN
  const tail = (1 - level) / 2
  return (tQuantile(tail, rows - 1) / tQuantile(tail, own)) ** 2
}

/** Rows with weight and Kish's effective number of them. */
function counts({ weights }: Analysis, used: Uint8Array): { n: number; kish: number } {
  let n = 0
  let sum = 0
  let squares = 0
  masked(weights, used).forEach((w) => {
    if (w !== 0) n++
    sum += w
    squares += w * w
  })
  return { n, kish: sum ** 2 / squares }
}

/** Logit interval whose error is the spread of the replicates on the log-odds scale. */
function replicateLogitInterval(
  { replicates }: Analysis,
  target: Target,
  { p, used, df }: Share,
  level: number,
): Interval {
  const logit = (share: number) => Math.log(share / (1 - share))
  const values = replicates!.weights.map((w) => Float64Array.of(logit(target.value(masked(w, used)))))
  const variance = replicateCovariance(replicates!, [logit(p)], values)[0]!
  return logitInterval(p, Math.sqrt(variance) * p * (1 - p), level, df)
}
