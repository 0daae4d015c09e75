import { seededRandom } from '#app/statistics/random.ts'

/** People scores of a city with a square root of their covariance. */
export interface Drawable {
  /** k scores, NaN is missing */
  people: Float64Array
  /** k × k lower triangle L with L Lᵀ = covariance */
  root: Float64Array
}

/**
 * Lower triangle of a covariance: L Lᵀ = Σ. A covariance estimated from few answers may be singular, and scores that
 * are missing have none: a pivot that is not clearly above 0 gets a column of zeros.
 *
 * @param covariance k × k, row by row; NaN counts as 0
 */
export function covarianceRoot(covariance: Float64Array, k: number): Float64Array {
  const entry = (row: number, column: number) => {
    const value = covariance[row * k + column] ?? NaN
    return Number.isNaN(value) ? 0 : value
  }
  const root = new Float64Array(k * k)
  for (let column = 0; column < k; column++) {
    for (let row = column; row < k; row++) {
      let rest = entry(row, column)
      for (let at = 0; at < column; at++) rest -= root[row * k + at]! * root[column * k + at]!
      if (row === column) root[row * k + row] = rest > PIVOT * entry(row, row) ? Math.sqrt(rest) : 0
      else root[row * k + column] = root[column * k + column] === 0 ? 0 : rest / root[column * k + column]!
    }
  }
  return root
}

/** Smallest pivot, relative to the variance, that is not rounding noise. */
const PIVOT = 1e-12

const SEEDS = 2 ** 32

/** The seed that a uniform number stands for. */
export function seedOf(uniform: number): number {
  return Math.floor(uniform * SEEDS)
}

/**
 * People scores as another sample might have given them: normal around the estimates, with their joint covariance,
 * independent between cities. The scores are not cut at 0 or 100, so their mean stays the estimate.
 *
 * @param uniform 0..1; the same number gives the same draw
 */
export function drawScores(cities: readonly Drawable[], uniform: number): Float64Array[] {
  const random = seededRandom(seedOf(uniform))
  return cities.map(({ people, root }) => {
    const k = people.length
    // plain loops: several times faster than `map` of typed arrays, and scores are drawn by the thousand
    const normals = new Float64Array(k)
    for (let at = 0; at < k; at++) normals[at] = random.normal()
    const drawn = people.slice()
    for (let row = 0; row < k; row++) {
      let score = people[row]!
      for (let at = 0; at <= row; at++) score += root[row * k + at]! * normals[at]!
      drawn[row] = score
    }
    return drawn
  })
}
