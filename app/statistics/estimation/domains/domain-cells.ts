import type { ScoreSource } from '#app/statistics/estimation/estimate-scores.ts'
import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'

/** Into which category of a variable each row falls, rows in the order of the units; -1 = not said. */
export interface Classified {
  codes: Int32Array
  /** categories */
  size: number
}

/**
 * The columns of a city summed up in cells: rows of one unit that fall into the same categories of every variable.
 * Of row i it keeps v_i = (y_ij - o_j or 0 when missing; 1 or 0 when missing), j = 1..k: the sums of v by cell, and the
 * sums of w² v vᵀ by variable, category and stratum. Everything a domain needs comes from these.
 */
export interface DomainCells {
  k: number
  /** o: what each column is measured from */
  origins: Float64Array
  /** per cell */
  unit: Int32Array
  respondents: Float64Array
  /** 2k numbers per cell: Σ v */
  sums: Float64Array
  variables: {
    size: number
    /** category of each cell */
    category: Int32Array
    /** (category · strata + stratum) · k(2k + 1) and on: Σ w² v vᵀ, the upper triangle row by row */
    products: Float64Array
  }[]
}

/** Sums up a city in one pass over its rows; the work after it grows with the cells, not with the rows. */
export function domainCells(
  weighting: CityWeighting,
  sources: ScoreSource[],
  variables: Classified[],
  strata: number,
): DomainCells {
  const { units } = weighting
  const k = sources.length
  const { values, origins } = readColumns(units.order, sources)
  const { first, rows, unit } = groupRows(units.count, variables)
  const triangle = k * (2 * k + 1)
  const cells = unit.length
  const made = variables.map(({ codes, size }) => ({
    size,
    category: Int32Array.from({ length: cells }, (_, cell) => codes[rows[first[cell]!]!]!),
    products: new Float64Array(size * strata * triangle),
  }))
  const sums = new Float64Array(cells * 2 * k)
  const v = new Float64Array(2 * k)
  const product = new Float64Array(triangle)
  for (let cell = 0; cell < cells; cell++) {
    product.fill(0)
    const sum = sums.subarray(cell * 2 * k, (cell + 1) * 2 * k)
    for (let at = first[cell]!; at < first[cell + 1]!; at++) {
      readRow(values, rows[at]! * k, origins, v)
      addRow(v, sum, product)
    }
    const w = units.weight[unit[cell]!]!
    for (const { category, products } of made) {
      if (category[cell]! < 0 || w === 0) continue
      const start = (category[cell]! * strata + units.stratum[unit[cell]!]!) * triangle
      for (let p = 0; p < triangle; p++) products[start + p]! += w * w * product[p]!
    }
  }
  const respondents = Float64Array.from({ length: cells }, (_, cell) => first[cell + 1]! - first[cell]!)
  return { k, origins, unit, respondents, sums, variables: made }
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

function readRow(values: Float64Array, start: number, origins: Float64Array, v: Float64Array): void {
  const k = origins.length
  for (let j = 0; j < k; j++) {
    const distance = values[start + j]! - origins[j]!
    const there = distance === distance
    v[j] = there ? distance : 0
    v[k + j] = there ? 1 : 0
  }
}

function addRow(v: Float64Array, sum: Float64Array, product: Float64Array): void {
  const size = v.length
  let at = 0
  for (let a = 0; a < size; a++) {
    const left = v[a]!
    sum[a]! += left
    if (left === 0) {
      at += size - a
      continue
    }
    for (let b = a; b < size; b++) product[at++]! += left * v[b]!
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
    for (let j = 0; j < k; j++) {
      const there = sums[(2 * cell + 1) * k + j]!
      n[c * k + j]! += there
      weight[c * k + j]! += w * there
      squares[c * k + j]! += w * w * there
      sum[c * k + j]! += w * sums[2 * cell * k + j]!
    }
  }
  return { respondents, people, n, weight, squares, sum }
}
