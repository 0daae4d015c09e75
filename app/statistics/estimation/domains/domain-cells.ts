import type { ScoreSource } from '#app/statistics/estimation/scores/estimate-scores.ts'
import { addTraits, rakedFrame, type RakedFrame } from '#app/statistics/estimation/raked/raked-frame.ts'
import type { LonelyPsu } from '#app/statistics/variance/lonely-psu.ts'
import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'

/** Into which category of a variable each row falls, rows in the order of the units; -1 = not said. */
export interface Classified {
  codes: Int32Array
  /** categories */
  size: number
}

/**
 * The columns of a city summed up in cells: rows of one unit that fall into the same categories of every variable.
 * Of row i it keeps v_i = (y_ij - o_j or 0 when missing; 1 when missing or 0; 1), j = 1..k: the sums of v by cell, and
 * by variable and category Σ ρ w² v vᵀ and the traits of w v (`RakedFrame`). Everything a domain needs comes from these.
 */
export interface DomainCells {
  frame: RakedFrame
  k: number
  /** o: what each column is measured from */
  origins: Float64Array
  /** per cell */
  unit: Int32Array
  respondents: Float64Array
  /** 2k + 1 numbers per cell: Σ v */
  sums: Float64Array
  variables: {
    size: number
    /** category of each cell */
    category: Int32Array
    /** by category (k + 1)(2k + 1) numbers: Σ ρ w² v vᵀ, the upper triangle row by row */
    products: Float64Array
    /** by category and trait 2k + 1 numbers: the traits of w v */
    traits: Float64Array
  }[]
}

/**
 * Sums up a city in one pass over its rows; the work after it grows with the cells, not with the rows.
 *
 * @throws Refusal SINGLE_PSU_STRATUM under lonelyPsu `fail`
 */
export function domainCells(
  weighting: CityWeighting,
  sources: ScoreSource[],
  variables: Classified[],
  lonelyPsu: LonelyPsu,
): DomainCells {
  const { units } = weighting
  const frame = rakedFrame(weighting, lonelyPsu)
  const k = sources.length
  const size = 2 * k + 1
  const { values, origins } = readColumns(units.order, sources)
  const { first, rows, unit } = groupRows(units.count, variables)
  const triangle = (k + 1) * size
  const cells = unit.length
  const made = variables.map((variable) => ({
    size: variable.size,
    category: Int32Array.from({ length: cells }, (_, cell) => variable.codes[rows[first[cell]!]!]!),
    products: new Float64Array(variable.size * triangle),
    traits: new Float64Array(variable.size * frame.width * size),
  }))
  const sums = new Float64Array(cells * size)
  const product = new Float64Array(triangle)
  const weighted = new Float64Array(size)
  const addRow = rowAdder(values, origins, product)
  for (let cell = 0; cell < cells; cell++) {
    product.fill(0)
    const sum = sums.subarray(cell * size, (cell + 1) * size)
    for (let at = first[cell]!; at < first[cell + 1]!; at++) addRow(rows[at]!, sum)
    const u = unit[cell]!
    const w = units.weight[u]!
    if (w === 0) continue
    const scale = (w * frame.root[units.stratum[u]!]!) ** 2
    for (let p = 0; p < size; p++) weighted[p] = w * sum[p]!
    for (const { category, products, traits } of made) {
      const c = category[cell]!
      if (c < 0) continue
      for (let p = 0, into = c * triangle; p < triangle; p++) products[into++]! += scale * product[p]!
      const width = frame.width * size
      addTraits(frame, u, weighted, traits.subarray(c * width, (c + 1) * width))
    }
  }
  const respondents = Float64Array.from({ length: cells }, (_, cell) => first[cell + 1]! - first[cell]!)
  return { frame, k, origins, unit, respondents, sums, variables: made }
}

/** All columns row by row, and the mean of each. */
function readColumns(order: Int32Array, sources: ScoreSource[]) {
  const k = sources.length
  const values = new Float64Array(k * order.length)
  const column = new Float64Array(order.length)
  const origins = Float64Array.from(sources, ({ fill }, j) => {
    fill(column, order)
    let [sum, n] = [0, 0]
    for (let i = 0; i < column.length; i++) {
      const y = column[i]!
      values[i * k + j] = y
      if (y !== y) continue
      sum += y
      n++
    }
    return n === 0 ? 0 : sum / n
  })
  return { values, origins }
}

/** Rows by cell: those of cell c stand at `first[c]` up to `first[c + 1]`. */
function groupRows(count: Float64Array, variables: Classified[]) {
  const n = count.reduce((a, b) => a + b, 0)
  const cellOf = new Int32Array(n)
  const unit: number[] = []
  const sizes: number[] = []
  let i = 0
  for (let u = 0; u < count.length; u++) {
    const known = new Map<number, number>()
    for (const end = i + count[u]!; i < end; i++) {
      let key = 0
      for (const { codes, size } of variables) key = key * (size + 1) + codes[i]! + 1
      let cell = known.get(key)
      if (cell === undefined) {
        known.set(key, (cell = unit.push(u) - 1))
        sizes.push(0)
      }
      sizes[cell]!++
      cellOf[i] = cell
    }
  }
  const first = new Int32Array(unit.length + 1)
  sizes.forEach((size, cell) => (first[cell + 1] = first[cell]! + size))
  const next = first.slice()
  const rows = new Int32Array(n)
  cellOf.forEach((cell, row) => (rows[next[cell]!++] = row))
  return { first, rows, unit: Int32Array.from(unit) }
}

/** Adds the v of a row to sums and v vᵀ to the product; few answers are missing, so those are taken one by one. */
function rowAdder(values: Float64Array, origins: Float64Array, product: Float64Array) {
  const k = origins.length
  const size = 2 * k + 1
  const distance = new Float64Array(k)
  const missing = new Int32Array(k)
  // where the row of the triangle would begin with column 0
  const startOf = Int32Array.from({ length: size }, (_, a) => a * size - (a * (a + 1)) / 2)
  return (row: number, sum: Float64Array): void => {
    let absent = 0
    for (let j = 0; j < k; j++) {
      const y = values[row * k + j]! - origins[j]!
      if (y === y) distance[j] = y
      else {
        distance[j] = 0
        missing[absent++] = k + j
      }
    }
    for (let a = 0; a < k; a++) {
      const left = distance[a]!
      if (left === 0) continue
      sum[a]! += left
      const start = startOf[a]!
      for (let b = a; b < k; b++) product[start + b]! += left * distance[b]!
      for (let m = 0; m < absent; m++) product[start + missing[m]!]! += left
      product[start + 2 * k]! += left
    }
    for (let m = 0; m < absent; m++) {
      const start = startOf[missing[m]!]!
      sum[missing[m]!]!++
      for (let other = m; other < absent; other++) product[start + missing[other]!]!++
      product[start + 2 * k]!++
    }
    product[startOf[2 * k]! + 2 * k]!++
    sum[2 * k]!++
  }
}

/** Weighted sums of every column in every category of a variable, category by category. */
export interface CategorySums {
  /** respondents with weight, whether they answered or not, per category */
  respondents: Float64Array
  /** Σw of the same */
  people: Float64Array
  /** respondents with value and weight, per category and column */
  n: Float64Array
  /** Σw, Σw² and Σw(y - o) of the same */
  weight: Float64Array
  squares: Float64Array
  sum: Float64Array
}

/** Adds up the cells of a variable by category. */
export function sumByCategory({ units }: CityWeighting, cells: DomainCells, variable: number): CategorySums {
  const { k, unit, sums } = cells
  const { size, category } = cells.variables[variable]!
  const zeros = (length: number) => new Float64Array(length)
  const [respondents, people] = [zeros(size), zeros(size)]
  const [n, weight, squares, sum] = [zeros(size * k), zeros(size * k), zeros(size * k), zeros(size * k)]
  for (let cell = 0; cell < unit.length; cell++) {
    const c = category[cell]!
    const w = units.weight[unit[cell]!]!
    if (c < 0 || w === 0) continue
    respondents[c]! += cells.respondents[cell]!
    people[c]! += w * cells.respondents[cell]!
    const start = cell * (2 * k + 1)
    for (let j = 0; j < k; j++) {
      const there = cells.respondents[cell]! - sums[start + k + j]!
      n[c * k + j]! += there
      weight[c * k + j]! += w * there
      squares[c * k + j]! += w * w * there
      sum[c * k + j]! += w * sums[start + j]!
    }
  }
  return { respondents, people, n, weight, squares, sum }
}
