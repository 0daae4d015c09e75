import type { CityUnits } from '#app/statistics/weighting/city/rake-units.ts'

/** Answers to one column per unit of a city; values are taken from `origin`, so equal answers give exact zeros. */
export interface UnitTotals {
  origin: number
  /** per unit three numbers: respondents with a value, Σ (y - origin), Σ (y - origin)² */
  sums: Float64Array
}

/** Numbers per unit in `UnitTotals.sums`; the total and the squares follow the count. */
export const PER_UNIT = 3

/**
 * Counts and adds the values of a column by unit; missing ones are left out.
 *
 * @param values length n, in the order of the units
 */
export function unitTotals({ count }: CityUnits, values: Float64Array): UnitTotals {
  const first = values.findIndex((y) => y === y)
  const origin = first < 0 ? 0 : values[first]!
  const sums = new Float64Array(PER_UNIT * count.length)
  addValues(count, values, origin, sums)
  return { origin, sums }
}

function addValues(count: Float64Array, values: Float64Array, origin: number, sums: Float64Array): void {
  let i = 0
  for (let u = 0; u < count.length; u++) {
    const end = i + count[u]!
    let n = 0
    let total = 0
    let squares = 0
    for (; i < end; i++) {
      const y = values[i]! - origin
      if (y !== y) continue
      n++
      total += y
      squares += y * y
    }
    sums[PER_UNIT * u] = n
    sums[PER_UNIT * u + 1] = total
    sums[PER_UNIT * u + 2] = squares
  }
}

/** Weighted moments of a column, from its unit totals. */
export interface ScoreMoments {
  n: number
  totalWeight: number
  mean: number
  /** Σw(y - ȳ)² / Σw */
  spread: number
  /** Kish: (Σw)² / Σw² over the rows used */
  effectiveN: number
}

/** Hájek mean Σwy/Σw with spread and effective sample size; null when no row has both value and weight. */
export function scoreMoments({ weight }: CityUnits, totals: UnitTotals): ScoreMoments | null {
  const { origin, sums } = totals
  let n = 0
  let totalWeight = 0
  let squaredWeights = 0
  let sum = 0
  let sumOfSquares = 0
  for (let u = 0; u < weight.length; u++) {
    const w = weight[u]!
    const count = sums[PER_UNIT * u]!
    if (w === 0 || count === 0) continue
    n += count
    totalWeight += w * count
    squaredWeights += w * w * count
    sum += w * sums[PER_UNIT * u + 1]!
    sumOfSquares += w * sums[PER_UNIT * u + 2]!
  }
  if (n === 0) return null
  const distance = sum / totalWeight
  return {
    n,
    totalWeight,
    mean: origin + distance,
    spread: Math.max(0, sumOfSquares / totalWeight - distance * distance),
    effectiveN: (totalWeight * totalWeight) / squaredWeights,
  }
}
