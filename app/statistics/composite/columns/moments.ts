/** Mean of the values that are there; NaN when there is none. */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0
  let count = 0
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? NaN
    if (Number.isNaN(value)) continue
    sum += value
    count++
  }
  return sum / count
}

/**
 * Sample covariance over the places where both values are there.
 *
 *   cov = Σ (xᵢ - x̄)(yᵢ - ȳ) / (n - 1)
 *
 * @returns NaN with fewer than two complete pairs
 */
export function covarianceOf(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let count = 0
  let sumX = 0
  let sumY = 0
  for (let at = 0; at < x.length; at++) {
    const a = x[at] ?? NaN
    const b = y[at] ?? NaN
    if (Number.isNaN(a) || Number.isNaN(b)) continue
    count++
    sumX += a
    sumY += b
  }
  if (count < 2) return NaN
  const meanX = sumX / count
  const meanY = sumY / count
  let products = 0
  for (let at = 0; at < x.length; at++) {
    const a = x[at] ?? NaN
    const b = y[at] ?? NaN
    if (Number.isNaN(a) || Number.isNaN(b)) continue
    products += (a - meanX) * (b - meanY)
  }
  return products / (count - 1)
}
