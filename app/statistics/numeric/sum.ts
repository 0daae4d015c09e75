/**
 * Compensated sum (Neumaier): the rounding error of each addition is kept and added at the end,
 * so a column of a million weights loses no more than one addition would.
 *
 * Source: Neumaier (1974), Zeitschrift für Angewandte Mathematik und Mechanik 54, 39-51.
 */
export function sum(values: Float64Array): number {
  let total = 0
  let lost = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return total + lost
}

/** Compensated Σ xᵢyᵢ over two columns of the same length. */
export function dot(x: Float64Array, y: Float64Array): number {
  let total = 0
  let lost = 0
  for (let i = 0; i < x.length; i++) {
    const value = x[i]! * y[i]!
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return total + lost
}

/** Compensated Σ xᵢ². */
export function sumOfSquares(values: Float64Array): number {
  return dot(values, values)
}
