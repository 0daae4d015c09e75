import { tTwoSidedP } from '#app/statistics/numeric/distributions.ts'

/** What a test of means has to know of a group. */
export interface Moments {
  n: number
  mean: number
  /** of the answers, with n - 1 below */
  variance: number
}

interface WelchTest {
  /** mean of the second group minus that of the first */
  difference: number | null
  t: number | null
  df: number | null
  pValue: number | null
}

/**
 * Are two means further apart than chance explains, whatever their variances?
 *
 *   t = (x̄₂ - x̄₁) / √(s₁²/n₁ + s₂²/n₂),  df by Welch and Satterthwaite
 *
 * @returns nulls with fewer than two answers in a group; only the difference where nothing varies
 *
 * Source: Welch (1947), Biometrika 34(1/2), 28-35. Checked: R 4.2.2 `t.test`.
 */
export function welchTest(first: Moments, second: Moments): WelchTest {
  const nothing = { difference: null, t: null, df: null, pValue: null }
  if (first.n < 2 || second.n < 2) return nothing
  const difference = second.mean - first.mean
  const parts = [first.variance / first.n, second.variance / second.n] as const
  const variance = parts[0] + parts[1]
  if (variance === 0) return { ...nothing, difference }
  const t = difference / Math.sqrt(variance)
  const df = variance ** 2 / (parts[0] ** 2 / (first.n - 1) + parts[1] ** 2 / (second.n - 1))
  return { difference, t, df, pValue: tTwoSidedP(t, df) }
}
