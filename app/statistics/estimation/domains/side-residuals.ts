import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'
import type { DomainCells } from './domain-cells.ts'
import type { Side, Slopes } from './side-of-city.ts'

/** Linearised values of one measure, before the raking residual: what their variance needs of them. */
export interface Residuals {
  /** Σ z per unit */
  sums: Float64Array
  /** Σ z² per stratum */
  squares: Float64Array
}

/** By measure: over the rows inside, and over the others that have a category. */
export interface SideResiduals {
  inside: Residuals[]
  others: Residuals[]
}

/**
 * Linearises every measure of a category and of the rest of the city; each row lies on one side only. Rows are not
 * touched: with z = w sᵀv, the sums come from the sums of v, the squares are sᵀ (Σ w² v vᵀ) s.
 *
 * @param all `allProducts` of the variable
 */
export function sideResiduals(
  { units }: CityWeighting,
  cells: DomainCells,
  variable: number,
  category: number,
  sides: { inside: Side; others: Side },
  all: Float64Array,
): SideResiduals {
  const { products } = cells.variables[variable]!
  const triangle = cells.k * (2 * cells.k + 1)
  const size = all.length
  const strata = size / triangle
  const own = products.subarray(category * size, (category + 1) * size)
  const rest = all.map((product, p) => product - own[p]!)
  const residuals = (side: Side, of: Float64Array) =>
    side.slopes.map((slopes): Residuals => ({
      sums: new Float64Array(units.count.length),
      squares: Float64Array.from({ length: strata }, (_, h) =>
        quadratic(of.subarray(h * triangle, (h + 1) * triangle), slopes, 2 * cells.k),
      ),
    }))
  const made = { inside: residuals(sides.inside, own), others: residuals(sides.others, rest) }
  addSums(units, cells, variable, category, sides, made)
  return made
}

/** The products of all categories of a variable together, stratum by stratum. */
export function allProducts({ variables }: DomainCells, variable: number): Float64Array {
  const { size, products } = variables[variable]!
  const length = products.length / size
  const all = new Float64Array(length)
  for (let at = 0; at < products.length; at++) all[at % length]! += products[at]!
  return all
}

/** sᵀ P s for a symmetric P of which the upper triangle is given, row by row. */
function quadratic(upper: Float64Array, { places, slopes }: Slopes, size: number): number {
  let sum = 0
  for (let p = 0; p < places.length; p++) {
    const a = places[p]!
    const row = a * size - (a * (a + 1)) / 2
    let inner = 0.5 * slopes[p]! * upper[row + a]!
    for (let q = p + 1; q < places.length; q++) inner += slopes[q]! * upper[row + places[q]!]!
    sum += 2 * slopes[p]! * inner
  }
  return Math.max(0, sum)
}

function addSums(
  units: CityWeighting['units'],
  { k, unit, sums, variables }: DomainCells,
  variable: number,
  category: number,
  sides: { inside: Side; others: Side },
  into: SideResiduals,
): void {
  const { category: categoryOf } = variables[variable]!
  for (let cell = 0; cell < unit.length; cell++) {
    const c = categoryOf[cell]!
    const u = unit[cell]!
    const w = units.weight[u]!
    if (c < 0 || w === 0) continue
    const side = c === category ? 'inside' : 'others'
    const start = 2 * cell * k
    const measures = sides[side].slopes
    for (let m = 0; m < measures.length; m++) {
      const { places, slopes } = measures[m]!
      let sum = 0
      for (let p = 0; p < places.length; p++) sum += slopes[p]! * sums[start + places[p]!]!
      into[side][m]!.sums[u]! += w * sum
    }
  }
}
