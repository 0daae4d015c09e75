import { Refusal } from '#app/statistics/refusal.ts'

export interface Shrinkage {
  /** precision-weighted mean over the units */
  mean: number
  /** τ², variance of the true values between units */
  betweenVariance: number
  /** share of a unit's own value in its estimate, NaN where it has none */
  reliability: Float64Array
  /** mean + reliability (y - mean), NaN where there is no value */
  estimates: Float64Array
}

/**
 * Empirical-Bayes shrinkage with the DerSimonian-Laird between variance.
 *
 *   w = 1/v,  m = Σ w y / Σ w,  Q = Σ w (y - m)²,  τ² = max(0, (Q - (k - 1)) / (Σ w - Σ w² / Σ w))
 *   mean weighted by 1/(v + τ²);  reliability = τ² / (τ² + v)
 *
 * @param values y, one per unit, NaN is missing
 * @param variances v > 0 wherever y is there
 * @throws Refusal ZERO_SAMPLING_VARIANCE naming the row
 *
 * Source: DerSimonian and Laird (1986), Controlled Clinical Trials 7(3), 177-188.
 */
export function shrinkToMean(values: Float64Array, variances: Float64Array): Shrinkage {
  const rows = Array.from(values.keys()).filter((row) => !Number.isNaN(values[row] ?? NaN))
  const y = rows.map((row) => values[row] ?? NaN)
  const v = rows.map((row) => variances[row] ?? NaN)
  const wrong = v.findIndex((variance) => !(variance > 0))
  if (wrong >= 0) {
    const row = (rows[wrong] ?? 0) + 1
    throw new Refusal(
      'ZERO_SAMPLING_VARIANCE',
      { row },
      `The sampling variance in row ${row} is not positive.`,
    )
  }

  const precision = v.map((variance) => 1 / variance)
  const total = sum(precision)
  const fixed = weightedMean(y, precision)
  const q = sum(y.map((value, at) => (precision[at] ?? 0) * (value - fixed) ** 2))
  const spread = total - sum(precision.map((w) => w * w)) / total
  const betweenVariance = spread > 0 ? Math.max(0, (q - (y.length - 1)) / spread) : 0
  const mean = weightedMean(
    y,
    v.map((variance) => 1 / (variance + betweenVariance)),
  )

  const reliability = new Float64Array(values.length).fill(NaN)
  const estimates = new Float64Array(values.length).fill(NaN)
  rows.forEach((row, at) => {
    const share = betweenVariance / (betweenVariance + (v[at] ?? NaN))
    reliability[row] = share
    estimates[row] = mean + share * ((y[at] ?? NaN) - mean)
  })
  return { mean, betweenVariance, reliability, estimates }
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function weightedMean(values: number[], weights: number[]): number {
  return sum(values.map((value, at) => value * (weights[at] ?? 0))) / sum(weights)
}
