/**
 * Mean of the values that are there; NaN when there is none.
 *
 * The mean of the deviations from the plain mean is added to it: rounding goes, and a column that does not vary has
 * exactly its own value as its mean, so that its standard deviation is 0 and not a rounding error to divide by.
 */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0
  let count = 0
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!
    if (value !== value) continue
    sum += value
    count++
  }
  const mean = sum / count
  let rest = 0
  for (let at = 0; at < values.length; at++) {
    const deviation = values[at]! - mean
    if (deviation === deviation) rest += deviation
  }
  return mean + rest / count
}

/**
 * Sample covariance over the places where both values are there.
 *
 *   cov = Σ (xᵢ - x̄)(yᵢ - ȳ) / (n - 1)
 *
 * @returns NaN with fewer than two complete pairs
 */
export function covarianceOf(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const pairs = x === y ? null : completePairs(x, y)
  const left = pairs ? pairs.x : x
  const right = pairs ? pairs.y : y
  const meanX = meanOf(left)
  const meanY = pairs ? meanOf(right) : meanX
  let count = 0
  let products = 0
  for (let at = 0; at < left.length; at++) {
    const product = (left[at]! - meanX) * (right[at]! - meanY)
    if (product !== product) continue
    products += product
    count++
  }
  return count < 2 ? NaN : products / (count - 1)
}

/** The pairs of two columns where neither value is missing. */
export function completePairs(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): { x: Float64Array; y: Float64Array } {
  const left = new Float64Array(x.length)
  const right = new Float64Array(x.length)
  let count = 0
  for (let at = 0; at < x.length; at++) {
    const a = x[at] ?? NaN
    const b = y[at] ?? NaN
    if (Number.isNaN(a) || Number.isNaN(b)) continue
    left[count] = a
    right[count++] = b
  }
  return { x: left.subarray(0, count), y: right.subarray(0, count) }
}

/** Smallest and largest value that is there; infinite the wrong way round when there is none. */
export function rangeOf(values: Float64Array): { min: number; max: number } {
  let min = Infinity
  let max = -Infinity
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!
    if (value < min) min = value
    if (value > max) max = value
  }
  return { min, max }
}

/** Sample standard deviation with n - 1 of the values that are there. */
export function sdOf(values: ArrayLike<number>): number {
  return Math.sqrt(covarianceOf(values, values))
}

/**
 * Bias-corrected skewness and excess kurtosis, as in the SKEW and KURT of spreadsheets.
 *
 *   g = √n Σd³ / (Σd²)^1.5,   G₁ = g √(n(n-1)) / (n-2)
 *   r = n Σd⁴ / (Σd²)²,       G₂ = ((n+1)(r-3)+6)(n-1) / ((n-2)(n-3))
 *
 * Where the squares are too small or too large for their own powers, the deviations are scaled first: shape has no unit.
 *
 * @param values NaN is missing
 * @returns not finite for a constant column or fewer than three (skewness) or four (kurtosis) values
 *
 * Source: Joanes and Gill (1998), The Statistician 47(1), 183-189.
 */
export function skewnessAndKurtosis(values: ArrayLike<number>): Shape {
  const mean = meanOf(values)
  const shape = shapeAround(values, mean, 1)
  if (shape.squares > 1e-140 && shape.squares < 1e140) return shape
  let largest = 0
  for (let at = 0; at < values.length; at++) {
    const distance = Math.abs(values[at]! - mean)
    if (distance > largest) largest = distance
  }
  const scale = 1 / largest
  return Number.isFinite(scale) ? shapeAround(values, mean, scale) : shape
}

interface Shape {
  skewness: number
  kurtosis: number
}

function shapeAround(values: ArrayLike<number>, mean: number, scale: number): Shape & { squares: number } {
  let n = 0
  let squares = 0
  let cubes = 0
  let fourths = 0
  for (let at = 0; at < values.length; at++) {
    const deviation = (values[at]! - mean) * scale
    if (deviation !== deviation) continue
    const square = deviation * deviation
    n++
    squares += square
    cubes += square * deviation
    fourths += square * square
  }
  const g = (Math.sqrt(n) * cubes) / squares ** 1.5
  const r = (n * fourths) / squares ** 2
  return {
    squares,
    skewness: (g * Math.sqrt(n * (n - 1))) / (n - 2),
    kurtosis: (((n + 1) * (r - 3) + 6) * (n - 1)) / ((n - 2) * (n - 3)),
  }
}
