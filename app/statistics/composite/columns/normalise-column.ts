import { meanOf, rangeOf, sdOf } from './moments.ts'
import { rankValues, type Ties } from './ranks.ts'

/** How one indicator becomes a score; the README of the fixtures lists the formulas under the same names. */
export type NormaliseRule = (
  | { method: 'minMax'; range?: number[] | undefined }
  | { method: 'zScore'; mean?: number | undefined; sd?: number | undefined }
  | {
      method: 'goalposts'
      low: number
      high: number
      scale?: number | undefined
      truncate?: boolean | undefined
    }
  | { method: 'scale'; low: number; high: number; factor?: number | undefined }
  | { method: 'rank' | 'percentileRank' | 'borda'; ties?: Ties | undefined }
  | { method: 'distanceToMax' | 'fractionOfMax' | 'none' }
  | { method: 'distanceToReference'; unit: string; cap?: boolean | undefined }
  | { method: 'distanceToTarget'; target: number; cap?: boolean | undefined }
) & {
  /** added to the finished score */
  shift?: number | undefined
}

/** The rows whose minimum, maximum, mean and sd make the scale, and where the reference unit stands among them. */
export interface NormaliseRows {
  /** null: all rows */
  scaleRows: number[] | null
  unitRow: (unit: string) => number
}

export interface NormalisedColumn {
  values: Float64Array
  /** change of the score per unit of the indicator; null where the method is not linear in it */
  slope: number | null
}

/**
 * Normalises one column.
 *
 *   z = x · direction; min, max, mean and sd (n - 1) of the z that are there, in the rows that make the scale
 *
 * @param column NaN is missing and stays missing
 * @returns values that may be infinite or NaN where a scale has no width
 *
 * Source: OECD/JRC Handbook (2008), step 5.
 */
export function normaliseColumn(
  column: Float64Array,
  direction: 1 | -1,
  rule: NormaliseRule,
  rows: NormaliseRows,
): NormalisedColumn {
  const z = mapped(column, (value) => value * direction)
  const shift = rule.shift ?? 0
  if (rule.method === 'rank' || rule.method === 'percentileRank' || rule.method === 'borda') {
    const ranks = rankValues(z, 'ascending', rule.ties ?? 'min')
    const last = rule.method === 'percentileRank' ? countPresent(z) - 1 : 1
    const first = rule.method === 'rank' ? 0 : 1
    return { values: mapped(ranks, (rank) => (rank - first) / last + shift), slope: null }
  }
  const { score, slope } = linearScore(rule, z, direction, rows)
  return { values: mapped(z, (value) => score(value) + shift), slope: slope * direction }
}

/** A plain loop: several times faster than `map` of typed arrays, and scales are recomputed by the thousand. */
function mapped(values: Float64Array, change: (value: number) => number): Float64Array {
  const result = new Float64Array(values.length)
  for (let row = 0; row < values.length; row++) result[row] = change(values[row]!)
  return result
}

function countPresent(values: Float64Array): number {
  let count = 0
  for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row]!)) count++
  return count
}

/** A straight line in z, possibly cut: its value and its slope. */
function linearScore(
  rule: NormaliseRule,
  z: Float64Array,
  direction: 1 | -1,
  { scaleRows, unitRow }: NormaliseRows,
): { score: (z: number) => number; slope: number } {
  const reference = scaleRows ? Float64Array.from(scaleRows, (row) => z[row] ?? NaN) : z
  const { min, max } = rangeOf(reference)
  const capAt1 = (cap: boolean | undefined, value: number) => (cap && value > 1 ? 1 : value)

  switch (rule.method) {
    case 'minMax': {
      const [a = 0, b = 100] = rule.range ?? []
      return { score: (value) => a + ((value - min) / (max - min)) * (b - a), slope: (b - a) / (max - min) }
    }
    case 'zScore': {
      const { mean = 0, sd = 1 } = rule
      const centre = meanOf(reference)
      const spread = sdOf(reference)
      return { score: (value) => ((value - centre) / spread) * sd + mean, slope: sd / spread }
    }
    case 'goalposts': {
      const { scale = 1, truncate = false } = rule
      const share = betweenGoalposts(rule, direction)
      const cut = (value: number) => (truncate ? Math.min(1, Math.max(0, value)) : value)
      return { score: (value) => cut(share(value)) * scale, slope: scale / (rule.high - rule.low) }
    }
    case 'scale': {
      const { factor = 1 } = rule
      const share = betweenGoalposts(rule, direction)
      return { score: (value) => share(value) * factor, slope: factor / (rule.high - rule.low) }
    }
    case 'distanceToMax':
      return { score: (value) => 1 - (max - value) / (max - min), slope: 1 / (max - min) }
    case 'distanceToReference': {
      const mark = z[unitRow(rule.unit)] ?? NaN
      return {
        score: (value) => capAt1(rule.cap, 1 - (mark - value) / (mark - min)),
        slope: 1 / (mark - min),
      }
    }
    case 'distanceToTarget': {
      const mark = rule.target * direction
      return { score: (value) => capAt1(rule.cap, (value - min) / (mark - min)), slope: 1 / (mark - min) }
    }
    case 'fractionOfMax':
      return { score: (value) => value / max, slope: 1 / max }
    default:
      return { score: (value) => value, slope: 1 }
  }
}

function betweenGoalposts(
  { low, high }: { low: number; high: number },
  direction: 1 | -1,
): (z: number) => number {
  return direction === 1 ? (z) => (z - low) / (high - low) : (z) => (high + z) / (high - low)
}
