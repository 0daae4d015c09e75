import type { MarginTarget } from './margin-targets.ts'

/**
 * Respondents who share every margin category, the base weight and the stratum get one weight, so a city
 * is raked as these few units instead of its many rows. Raking factors depend on the margin cell alone:
 * units of one cell in several strata share it.
 */
export interface RakeUnits {
  unitOf: Int32Array
  /** respondents per unit */
  count: Float64Array
  base: Float64Array
  stratum: Int32Array
  /** margin cell of each unit */
  cell: Int32Array
  /** per margin, the category of each cell */
  cellCodes: Int32Array[]
}

/** The units of a weighted city: the unit of each respondent, and what all of a unit share. */
export interface CityUnits {
  of: Int32Array
  /** all rows, those of a unit together, in the order of the units */
  order: Int32Array
  count: Float64Array
  weight: Float64Array
  stratum: Int32Array
}

/** Rows sorted by unit; within a unit as they came. */
export function rowsByUnit({ unitOf, count }: RakeUnits): Int32Array {
  const next = new Int32Array(count.length)
  for (let u = 1; u < next.length; u++) next[u] = next[u - 1]! + count[u - 1]!
  const order = new Int32Array(unitOf.length)
  for (let i = 0; i < unitOf.length; i++) order[next[unitOf[i]!]!++] = i
  return order
}

const LARGEST_TABLE = 1 << 20

/**
 * Groups rows by margin cell and stratum; where base weights differ inside such a group (or the groups
 * would be too many) every row is its own unit, which gives the same weights more slowly.
 */
export function rakeUnits(
  baseWeights: Float64Array,
  strata: Int32Array | null,
  margins: MarginTarget[],
): RakeUnits {
  const cells = cellsOfRows(baseWeights.length, margins)
  const strataSize = strata ? highest(strata) + 1 : 1
  const grouped =
    cells.size * strataSize <= LARGEST_TABLE ? groupRows(baseWeights, strata, strataSize, cells) : null
  const { unitOf, firstRow, count } = grouped ?? {
    unitOf: Int32Array.from(baseWeights, (_, i) => i),
    firstRow: Int32Array.from(baseWeights, (_, i) => i),
    count: new Float64Array(baseWeights.length).fill(1),
  }
  const place = new Map<number, number>()
  const cellRow: number[] = []
  const cell = firstRow.map((row) => {
    const key = cells.keys[row]!
    let at = place.get(key)
    if (at === undefined) {
      place.set(key, (at = place.size))
      cellRow.push(row)
    }
    return at
  })
  return {
    unitOf,
    count,
    base: Float64Array.from(firstRow, (row) => baseWeights[row]!),
    stratum: Int32Array.from(firstRow, (row) => (strata ? strata[row]! : 0)),
    cell,
    cellCodes: margins.map(({ codes }) => Int32Array.from(cellRow, (row) => codes[row]!)),
  }
}

/** One number per combination of margin categories; a category that was dropped (-1) has its own. */
function cellsOfRows(n: number, margins: MarginTarget[]): { keys: Float64Array; size: number } {
  const keys = new Float64Array(n)
  let size = 1
  for (const { codes, targets } of margins) {
    const radix = targets.length + 1
    for (let i = 0; i < n; i++) keys[i] = keys[i]! * radix + codes[i]! + 1
    size *= radix
  }
  return { keys, size }
}

function groupRows(
  baseWeights: Float64Array,
  strata: Int32Array | null,
  strataSize: number,
  { keys, size }: { keys: Float64Array; size: number },
) {
  const unitOfKey = new Int32Array(size * strataSize).fill(-1)
  const unitOf = new Int32Array(baseWeights.length)
  const firstRow: number[] = []
  const count: number[] = []
  for (let i = 0; i < baseWeights.length; i++) {
    const key = keys[i]! * strataSize + (strata ? strata[i]! : 0)
    let unit = unitOfKey[key]!
    if (unit < 0) {
      unit = unitOfKey[key] = firstRow.length
      firstRow.push(i)
      count.push(0)
    } else if (baseWeights[firstRow[unit]!] !== baseWeights[i]) {
      return null
    }
    unitOf[i] = unit
    count[unit]!++
  }
  return { unitOf, firstRow: Int32Array.from(firstRow), count: Float64Array.from(count) }
}

function highest(codes: Int32Array): number {
  let most = 0
  for (let i = 0; i < codes.length; i++) if (codes[i]! > most) most = codes[i]!
  return most
}
