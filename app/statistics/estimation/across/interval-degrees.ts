import { normalQuantile, tQuantile } from '#app/statistics/numeric/distributions.ts'

/** A published estimate with its error and both ends of its interval. */
export interface PublishedEstimate {
  estimate: number
  se: number
  low: number
  high: number
}

/** Relative difference of two t quantiles that only rounding can explain. */
const ROUNDING = 1e-11
/** Up to here every number of degrees of freedom is tried; beyond, the expansion finds it. */
const TRIED = 40
/** From here on t and the normal distribution cannot be told apart in published digits. */
const MOST = 1e6

/**
 * Degrees of freedom a published interval was made with, so that a change between two releases can be tested from
 * what both have published.
 *
 *   mean:        t = (high - low) / 2 se
 *   proportion:  t = (logit high - logit low) p (1 - p) / 2 se
 *
 * and the whole number ν with t(1 - α/2, ν) = t; from a few dozen on by the expansion of t about the normal
 * quantile z, t ≈ z + (z³ + z)/4ν + (5z⁵ + 16z³ + 3z)/96ν².
 *
 * @param level of the interval, such as 0.95
 * @param kind proportions are shares of 0..1 with an interval on the log-odds scale
 * @returns Infinity for a normal interval; null where there is no error or the interval is of another kind
 *
 * Source: Abramowitz and Stegun (1964), 26.7.5.
 */
export function intervalDegrees(
  published: PublishedEstimate,
  level: number,
  kind: 'mean' | 'proportion',
): number | null {
  const reach = reachOf(published, kind)
  if (!Number.isFinite(reach) || !(reach > 0)) return null
  const p = (1 + level) / 2
  const z = normalQuantile(p)
  if (Math.abs(reach / z - 1) <= ROUNDING) return Infinity
  if (reach < z) return null

  const first = (z ** 3 + z) / 4
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96
  const guess = (first + Math.sqrt(first ** 2 + 4 * (reach - z) * second)) / (2 * (reach - z))
  if (guess > MOST) return Infinity
  const around = Math.round(guess)
  const tried =
    guess > TRIED ? [around, around - 1, around + 1] : Array.from({ length: TRIED }, (_, i) => i + 1)
  return tried.find((df) => Math.abs(tQuantile(p, df) / reach - 1) <= ROUNDING) ?? null
}

function reachOf({ estimate, se, low, high }: PublishedEstimate, kind: 'mean' | 'proportion'): number {
  if (kind === 'mean') return (high - low) / (2 * se)
  return ((logit(high) - logit(low)) * estimate * (1 - estimate)) / (2 * se)
}

function logit(p: number): number {
  return Math.log(p / (1 - p))
}
