import type { MarginTarget } from './margin-targets.ts'

/**
 * Respondents who share every margin category and the base weight get one weight, so a city is raked
 * as these few units instead of its many rows. `count` respondents stand behind each unit.
 */
export interface RakeUnits {
  unitOf: Int32Array
  count: Float64Array
  base: Float64Array
  /** per margin, the category of each unit */
  codes: Int32Array[]
}

const LARGEST_TABLE = 1 << 20

/**
 * Groups rows by margin cell and stratum; where base weights differ inside such a group (or the
 * groups would be too many) every row is its own unit, which gives the same weights more slowly.
 */
export function rakeUnits(
  baseWeights: Float64Array,
  strata: Int32Array | null,
  margins: MarginTarget[],
): RakeUnits {
  const n = baseWeights.length
  const strataSize = strata ? strata.reduce((a, b) => Math.max(a, b), 0) + 1 : 1
  const keys = strata ? Int32Array.from(strata) : new Int32Array(n)
  let size = strataSize
  for (const { codes, targets } of margins) {
    const radix = targets.length + 1
    for (let i = 0; i < n; i++) keys[i] = keys[i]! * radix + codes[i]!
    size *= radix
    if (size > LARGEST_TABLE) return rowUnits(baseWeights, margins)
  }
  const unitOfKey = new Int32Array(size).fill(-1)
  const unitOf = new Int32Array(n)
  const firstRow: number[] = []
  const count: number[] = []
  for (let i = 0; i < n; i++) {
    const key = keys[i]!
    let unit = unitOfKey[key]!
    if (unit < 0) {
      unit = unitOfKey[key] = firstRow.length
      firstRow.push(i)
      count.push(0)
    } else if (baseWeights[firstRow[unit]!] !== baseWeights[i]) {
      return rowUnits(baseWeights, margins)
    }
    unitOf[i] = unit
    count[unit]!++
  }
  return {
    unitOf,
    count: Float64Array.from(count),
    base: Float64Array.from(firstRow, (row) => baseWeights[row]!),
    codes: margins.map(({ codes }) => Int32Array.from(firstRow, (row) => codes[row]!)),
  }
}

function rowUnits(baseWeights: Float64Array, margins: MarginTarget[]): RakeUnits {
  return {
    unitOf: Int32Array.from(baseWeights, (_, i) => i),
    count: new Float64Array(baseWeights.length).fill(1),
    base: baseWeights,
    codes: margins.map(({ codes }) => codes),
  }
}
