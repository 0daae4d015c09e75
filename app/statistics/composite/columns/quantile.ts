/**
 * Quantile by linear interpolation between order statistics (type 7, the default of R and of spreadsheets).
 *
 *   h = (n - 1) p,   q = x₍⌊h⌋₎ + (h - ⌊h⌋) (x₍⌊h⌋₊₁₎ - x₍⌊h⌋₎),   counted from 0
 *
 * @param sorted ascending, without missing values
 * @param probability 0..1
 * @returns NaN when there is no value
 *
 * Source: Hyndman and Fan (1996), The American Statistician 50(4), 361-365.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, probability: number): number {
  const place = (sorted.length - 1) * probability
  const below = Math.floor(place)
  const low = sorted[below] ?? NaN
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN
  return low + (place - below) * (high - low)
}

/** Ascending copy without the missing values (NaN). */
export function sortedPresent(values: ArrayLike<number>): Float64Array {
  const present = new Float64Array(values.length)
  let count = 0
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!
    if (!Number.isNaN(value)) present[count++] = value
  }
  return present.subarray(0, count).sort()
}

/** Median of the values that are there; NaN when there is none. */
export function medianOf(values: Float64Array): number {
  return quantileOfSorted(sortedPresent(values), 0.5)
}
