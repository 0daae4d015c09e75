import { betaQuantile, tQuantile } from '../numeric/distributions.ts'

/** Both ends of a confidence interval; null where none can be given. */
export type Interval = readonly [lower: number, upper: number] | null

/** Symmetric t interval: estimate ± t(1 - α/2, df) se. `df` may be Infinity (normal). */
export function meanInterval(estimate: number, se: number, level: number, df: number): Interval {
  if (!(df > 0) || !Number.isFinite(se)) return null
  const reach = tQuantile((1 + level) / 2, df) * se
  return finite(estimate - reach, estimate + reach)
}

/**
 * Interval on the log-odds scale, taken back: expit(logit p ± t se / (p (1 - p))).
 *
 * @returns null at p = 0 and 1, where the scale has no point
 * Source: R survey `svyciprop(method = "xlogit")`.
 */
export function logitInterval(p: number, se: number, level: number, df: number): Interval {
  if (!(df > 0) || !(p > 0 && p < 1)) return null
  const centre = Math.log(p / (1 - p))
  const reach = (tQuantile((1 + level) / 2, df) * se) / (p * (1 - p))
  return finite(expit(centre - reach), expit(centre + reach))
}

/**
 * Interval on the arcsine scale: sin²(asin √p ± t se / (2 √(p (1 - p)))).
 *
 * @returns null at p = 0 and 1, and where the error is so large that the ends pass each other
 * Source: R survey `svyciprop(method = "asin")`.
 */
export function arcsineInterval(p: number, se: number, level: number, df: number): Interval {
  if (!(df > 0) || !(p > 0 && p < 1)) return null
  const centre = Math.asin(Math.sqrt(p))
  const reach = (tQuantile((1 + level) / 2, df) * se) / (2 * Math.sqrt(p * (1 - p)))
  const [lower, upper] = [Math.sin(centre - reach) ** 2, Math.sin(centre + reach) ** 2]
  return lower <= upper ? finite(lower, upper) : null
}

/**
 * Korn-Graubard interval: Clopper-Pearson with an effective sample size in place of n. It is the one
 * that stays honest at 0 and 1.
 *
 *   lower = B(α/2; p n*, n* - p n* + 1),  upper = B(1 - α/2; p n* + 1, n* - p n*)
 *
 * Source: Korn and Graubard (1998), Survey Methodology 24(2), 193-201.
 */
export function kornGraubardInterval(p: number, effectiveN: number, level: number): Interval {
  if (!(effectiveN > 0) || !Number.isFinite(effectiveN)) return null
  const alpha = 1 - level
  const yes = p * effectiveN
  const no = effectiveN - yes
  return finite(
    yes > 0 ? betaQuantile(alpha / 2, yes, no + 1) : 0,
    no > 0 ? betaQuantile(1 - alpha / 2, yes + 1, no) : 1,
  )
}

/**
 * Wilson (score) interval with an effective sample size in place of n; it stays inside [0, 1] and has a
 * length at 0 and 1.
 *
 *   (p + t²/2n* ∓ t/2n* √(4n* p(1 - p) + t²)) / (1 + t²/n*)
 *
 * Source: Wilson (1927), JASA 22, 209-212; R survey 4.5 `svyciprop(method = "wilson")`.
 */
export function wilsonInterval(p: number, effectiveN: number, level: number, df: number): Interval {
  if (!(df > 0) || !(effectiveN > 0) || !Number.isFinite(effectiveN)) return null
  const t = tQuantile((1 + level) / 2, df)
  const pull = (t * t) / (2 * effectiveN)
  const reach = (t / (2 * effectiveN)) * Math.sqrt(4 * effectiveN * p * (1 - p) + t * t)
  const lower = (p + pull - reach) / (1 + 2 * pull)
  const upper = (p + pull + reach) / (1 + 2 * pull)
  return finite(p === 0 ? 0 : Math.max(0, lower), p === 1 ? 1 : Math.min(1, upper))
}

function expit(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

function finite(lower: number, upper: number): Interval {
  return Number.isFinite(lower) && Number.isFinite(upper) ? [lower, upper] : null
}
