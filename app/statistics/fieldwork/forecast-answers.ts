import { normalQuantile } from '../numeric/distributions.ts'

/** Answers expected by the closing day. */
export interface Forecast {
  /** answers a day that the forecast rests on */
  perDay: number
  /** complete days the rate was taken from */
  basedOn: number
  answers: number
  low: number
  high: number
}

/**
 * How many answers there will be at the end, if the days left are like the last ones.
 *
 *   answers = n + d·r,  r the mean of the last complete days
 *   half width = z · √(d·s² + d²·s²/k),  s² the larger of the variance between those k days and r (Poisson's)
 *
 * The first part of the width is the days to come, the second what k days tell of the rate.
 *
 * @param given n answers so far, on days before and on the day itself
 * @param days answers of each complete day, oldest first, days without answers as 0
 * @param left d ≥ 0, days still to come, fractions allowed
 * @param rule days that count as "last" and the level of the interval
 * @returns null before one complete day has passed while days are left; low never below n
 */
export function forecastAnswers(
  given: number,
  days: number[],
  left: number,
  rule: { lastDays: number; level: number },
): Forecast | null {
  const last = days.slice(-rule.lastDays)
  if (left <= 0) return { perDay: 0, basedOn: last.length, answers: given, low: given, high: given }
  if (last.length === 0) return null
  const rate = last.reduce((sum, count) => sum + count, 0) / last.length
  const spread =
    last.length > 1 ? last.reduce((sum, count) => sum + (count - rate) ** 2, 0) / (last.length - 1) : 0
  const variance = Math.max(spread, rate)
  const half =
    normalQuantile((1 + rule.level) / 2) * Math.sqrt(left * variance + (left * left * variance) / last.length)
  const answers = given + left * rate
  return {
    perDay: rate,
    basedOn: last.length,
    answers,
    low: Math.max(given, answers - half),
    high: answers + half,
  }
}
