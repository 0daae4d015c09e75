import type { RakedUnits } from './rake-city.ts'
import type { RakeUnits } from './rake-units.ts'

const SWEEPS = 10

/**
 * What raking takes off linearised values, which is of low rank: categories are few, whatever the rows. With b the sums
 * of the units by category and P = `spread()`, by which sweeping is one product, μ = P b:
 *
 *   b_k = Σ_u [k(m, cell) = k] share_m(cell) z_u / d_u,   shift(u) = -d_u Σ_m f_m(cell) μ_{k(m, cell)}
 */
export interface RakingResidual {
  /** from the sums of z per unit to the shift per unit */
  shiftOf: (unitSums: Float64Array) => Float64Array
  /** categories of all margins, numbered through */
  categories: number
  /** margin cell of each unit */
  cell: Int32Array
  /** d, per unit */
  start: Float64Array
  /** per margin, by cell: its category (-1 = none), its share and its factor */
  margins: { place: Int32Array; share: Float64Array; factor: Float64Array }[]
  /** P, categories × categories, row by row; made once */
  spread: () => Float64Array
}

/**
 * The residual of raking for the linearised variance, as one number per unit: z'ᵢ = zᵢ + shift(unit i).
 *
 * Ten sweeps over the margins, each taking the unweighted category mean of z/w off z/w, with w the weights
 * right after that margin in the last raking cycle. There w = d f(cell) with d the weight before raking, so a
 * category k of margin m takes off d f_m(cell) times one number. The numbers of all sweeps add up to μ_k:
 *
 *   shift(unit) = -d Σ_m f_m(cell) μ_{k(m, cell)},   μ_k += b_k - Σ_l K_kl μ_l  for each category in turn
 *
 * with b_k the category's mean of z/w and K_kl its mean of f_m'/f_m over the respondents also in l: the sweeps
 * run over categories, cells and rows are never touched.
 *
 * Source: Deville and Särndal (1992), JASA 87, 376-382; sweeps as in R survey 4.1.1 (svyrecvar).
 * Checked: tests/reference/survey-stats/rake-four-margins.
 */
export function rakingResidual(units: RakeUnits, { start, factors }: RakedUnits): RakingResidual {
  const { cell, cellCodes, count } = units
  const size = cellCodes[0]?.length ?? 0
  const respondents = new Float64Array(size)
  for (let u = 0; u < cell.length; u++) if (start[u]! > 0) respondents[cell[u]!]! += count[u]!
  const { places, shares, categories } = categoryShares(cellCodes, factors, respondents)
  const shared = sharedMeans(places, shares, factors, respondents, categories)

  const shiftOf = (unitSums: Float64Array): Float64Array => {
    const scaled = new Float64Array(size)
    for (let u = 0; u < cell.length; u++) if (start[u]! > 0) scaled[cell[u]!]! += unitSums[u]! / start[u]!
    const base = new Float64Array(categories)
    places.forEach((place, m) => addShares(place, shares[m]!, scaled, base))
    const taken = sweep(base, shared)
    const shift = new Float64Array(size)
    places.forEach((place, m) => takeOff(place, factors[m]!, taken, shift))
    const perUnit = new Float64Array(cell.length)
    for (let u = 0; u < cell.length; u++) perUnit[u] = start[u]! * shift[cell[u]!]!
    return perUnit
  }
  let spread: Float64Array | null = null
  return {
    shiftOf,
    categories,
    cell,
    start,
    margins: places.map((place, m) => ({ place, share: shares[m]!, factor: factors[m]! })),
    spread: () => (spread ??= spreadOf(shared, categories)),
  }
}

/** Categories of all margins numbered through; per margin the category of each cell (-1 = none) and 1/(f n). */
function categoryShares(cellCodes: Int32Array[], factors: Float64Array[], respondents: Float64Array) {
  const places: Int32Array[] = []
  const shares: Float64Array[] = []
  let categories = 0
  cellCodes.forEach((codes, m) => {
    const size = codes.reduce((a, b) => Math.max(a, b), -1) + 1
    const n = new Float64Array(size)
    codes.forEach((code, c) => code >= 0 && (n[code]! += respondents[c]!))
    const isUsed = (c: number) => factors[m]![c]! > 0 && codes[c]! >= 0 && n[codes[c]!]! > 0
    places.push(codes.map((code, c) => (isUsed(c) ? categories + code : -1)))
    shares.push(factors[m]!.map((f, c) => (isUsed(c) ? 1 / (f * n[codes[c]!]!) : 0)))
    categories += size
  })
  return { places, shares, categories }
}

/** K, row by row. */
function sharedMeans(
  places: Int32Array[],
  shares: Float64Array[],
  factors: Float64Array[],
  respondents: Float64Array,
  categories: number,
): Float64Array {
  const shared = new Float64Array(categories * categories)
  places.forEach((rows, m) =>
    places.forEach((columns, other) => {
      for (let c = 0; c < rows.length; c++) {
        if (rows[c]! < 0 || columns[c]! < 0) continue
        shared[rows[c]! * categories + columns[c]!]! += respondents[c]! * shares[m]![c]! * factors[other]![c]!
      }
    }),
  )
  return shared
}

function sweep(base: Float64Array, shared: Float64Array): Float64Array {
  const k = base.length
  const taken = new Float64Array(k)
  for (let round = 0; round < SWEEPS; round++) {
    for (let row = 0; row < k; row++) {
      let mean = base[row]!
      for (let column = 0; column < k; column++) mean -= shared[row * k + column]! * taken[column]!
      taken[row]! += mean
    }
  }
  return taken
}

/** Sweeping is linear: its matrix, from the sweeps of one category after the other. */
function spreadOf(shared: Float64Array, categories: number): Float64Array {
  const spread = new Float64Array(categories * categories)
  for (let column = 0; column < categories; column++) {
    const alone = new Float64Array(categories)
    alone[column] = 1
    sweep(alone, shared).forEach((taken, row) => (spread[row * categories + column] = taken))
  }
  return spread
}

function addShares(place: Int32Array, share: Float64Array, scaled: Float64Array, into: Float64Array): void {
  for (let c = 0; c < place.length; c++) if (place[c]! >= 0) into[place[c]!]! += scaled[c]! * share[c]!
}

function takeOff(place: Int32Array, factor: Float64Array, taken: Float64Array, shift: Float64Array): void {
  for (let c = 0; c < place.length; c++) {
    if (place[c]! >= 0) shift[c]! -= factor[c]! * taken[place[c]!]!
  }
}
