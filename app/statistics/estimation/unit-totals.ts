import type { CityUnits } from '../weighting/city/rake-units.ts'

/** Answers to one column per unit of a city; values are taken from `origin`, so equal answers give exact zeros. */
export interface UnitTotals {
  origin: number
  count: Float64Array
  /** Σ (y - origin) */
  total: Float64Array
  /** Σ (y - origin)² */
  squares: Float64Array
}

/** Counts and adds the values of a column by unit; missing ones are left out. */
export function unitTotals({ of, weight }: CityUnits, values: Float64Array): UnitTotals {
  const first = values.findIndex((y) => y === y)
  const origin = first < 0 ? 0 : values[first]!
  const totals = {
    origin,
    count: new Float64Array(weight.length),
    total: new Float64Array(weight.length),
    squares: new Float64Array(weight.length),
  }
  addValues(of, values, origin, totals.count, totals.total, totals.squares)
  return totals
}

function addValues(
  of: Int32Array,
  values: Float64Array,
  origin: number,
  count: Float64Array,
  total: Float64Array,
  squares: Float64Array,
): void {
  for (let i = 0; i < of.length; i++) {
    const y = values[i]! - origin
    if (y !== y) continue
    const u = of[i]!
    count[u]!++
    total[u]! += y
    squares[u]! += y * y
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
  const { origin, count, total, squares } = totals
  let n = 0
  let totalWeight = 0
  let squaredWeights = 0
  let sum = 0
  let sumOfSquares = 0
  for (let u = 0; u < weight.length; u++) {
    const w = weight[u]!
    if (w === 0 || count[u] === 0) continue
    n += count[u]!
    totalWeight += w * count[u]!
    squaredWeights += w * w * count[u]!
    sum += w * total[u]!
    sumOfSquares += w * squares[u]!
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
