import type { DomainCells } from './domain-cells.ts'
import type { Side, Slopes } from './side-of-city.ts'

/** Squares below this share of what they would be with independent columns are rounding. */
const ROUNDING = 1e-13

/** Linearised values of one measure: what their variance needs of them (`rakedVariance`). */
export interface Residuals {
  traits: Float64Array
  /** Σ ρ z² */
  squares: number
}

/** What is summed of some categories: Σ ρ w² v vᵀ and the traits of w v. */
interface Sums {
  products: Float64Array
  traits: Float64Array
}

/**
 * Linearises every measure over one side of a city. Rows are not touched: with z = w sᵀv, traits are those of w v
 * combined, the squares are sᵀ (Σ ρ w² v vᵀ) s.
 */
export function sideResiduals(
  { slopes }: Side,
  { products, traits }: Sums,
  { frame, k }: DomainCells,
): Residuals[] {
  const size = 2 * k + 1
  return slopes.map((one) => {
    const residuals = { traits: new Float64Array(frame.width), squares: quadratic(products, one, size) }
    // all z are 0: everybody of the side says the same
    if (residuals.squares === 0) return residuals
    for (let trait = 0; trait < frame.width; trait++) {
      let sum = 0
      for (let p = 0; p < one.places.length; p++)
        sum += one.slopes[p]! * traits[trait * size + one.places[p]!]!
      residuals.traits[trait] = sum
    }
    return residuals
  })
}

/** The sums of one category. */
export function sumsOf({ variables }: DomainCells, variable: number, category: number): Sums {
  const { size, products, traits } = variables[variable]!
  const part = (all: Float64Array) =>
    all.subarray((category * all.length) / size, ((category + 1) * all.length) / size)
  return { products: part(products), traits: part(traits) }
}

/** The sums of all categories of a variable together. */
export function allSums({ variables }: DomainCells, variable: number): Sums {
  const { size, products, traits } = variables[variable]!
  return { products: together(products, size), traits: together(traits, size) }
}

/** The sums of all categories but one. */
export function withoutSums(all: Sums, own: Sums): Sums {
  const less = (a: Float64Array, b: Float64Array) => a.map((value, at) => value - b[at]!)
  return { products: less(all.products, own.products), traits: less(all.traits, own.traits) }
}

function together(sums: Float64Array, size: number): Float64Array {
  const length = sums.length / size
  const all = new Float64Array(length)
  for (let c = 0; c < size; c++) for (let at = 0; at < length; at++) all[at]! += sums[c * length + at]!
  return all
}

/** sᵀ P s for a symmetric P of which the upper triangle is given, row by row; 0 where it is rounding. */
function quadratic(upper: Float64Array, { places, slopes }: Slopes, size: number): number {
  let sum = 0
  let diagonal = 0
  for (let p = 0; p < places.length; p++) {
    const a = places[p]!
    const row = a * size - (a * (a + 1)) / 2
    const own = slopes[p]! * upper[row + a]!
    let inner = 0.5 * own
    for (let q = p + 1; q < places.length; q++) inner += slopes[q]! * upper[row + places[q]!]!
    sum += 2 * slopes[p]! * inner
    diagonal += slopes[p]! * own
  }
  return sum > ROUNDING * diagonal ? sum : 0
}
