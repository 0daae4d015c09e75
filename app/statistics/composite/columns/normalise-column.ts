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
  | RankRule
  | { method: 'distanceToMax' | 'fractionOfMax' | 'none' }
  | { method: 'distanceToReference'; unit: string; cap?: boolean | undefined }
  | { method: 'distanceToTarget'; target: number; cap?: boolean | undefined }
) & {
  /** added to the finished score */
  shift?: number | undefined
}

interface RankRule {
  method: 'rank' | 'percentileRank' | 'borda'
  ties?: Ties | undefined
}

/** The rows whose minimum, maximum, mean and sd make the scale, and where the reference unit stands. */
export interface NormaliseRows {
  /** null: all rows */
  scaleRows: number[] | null
  /** of `distanceToReference`; -1 when the unit is not there */
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
  const z = direction === 1 ? column : turned(column)
  const shift = rule.shift ?? 0
  if (isRankRule(rule)) {
    return { values: rankScores(z, rule, shift), slope: null }
  }
  const line = lineOf(rule, z, direction, rows)
  return { values: along(line, z, shift), slope: (line.times / line.width) * direction }
}

function isRankRule(rule: NormaliseRule): rule is Extract<NormaliseRule, RankRule> {
  return rule.method === 'rank' || rule.method === 'percentileRank' || rule.method === 'borda'
}

/** A straight line in z: (z - origin) / width, cut to low..high, times `times`, plus `plus`. */
interface Line {
  origin: number
  width: number
  times: number
  plus: number
  low: number
  high: number
}

function lineOf(
  rule: Exclude<NormaliseRule, RankRule>,
  z: Float64Array,
  direction: 1 | -1,
  { scaleRows, unitRow }: NormaliseRows,
): Line {
  const reference = scaleRows ? Float64Array.from(scaleRows, (row) => z[row] ?? NaN) : z
  const range = rangeOf(reference)
  const [min, max] = range.min <= range.max ? [range.min, range.max] : [NaN, NaN]
  const width = max - min

  switch (rule.method) {
    case 'minMax': {
      const [a = 0, b = 100] = rule.range ?? []
      return { origin: min, width, times: b - a, plus: a, low: -Infinity, high: Infinity }
    }
    case 'zScore': {
      const { mean = 0, sd = 1 } = rule
      const origin = meanOf(reference)
      return { origin, width: sdOf(reference), times: sd, plus: mean, low: -Infinity, high: Infinity }
    }
    case 'goalposts':
      return betweenGoalposts(rule, direction, rule.scale ?? 1, rule.truncate ?? false)
    case 'scale':
      return betweenGoalposts(rule, direction, rule.factor ?? 1, false)
    case 'distanceToMax':
      return { origin: max, width, times: 1, plus: 1, low: -Infinity, high: Infinity }
    case 'distanceToReference': {
      const mark = z[unitRow(rule.unit)] ?? NaN
      const high = rule.cap ? 0 : Infinity
      return { origin: mark, width: mark - min, times: 1, plus: 1, low: -Infinity, high }
    }
    case 'distanceToTarget': {
      const high = rule.cap ? 1 : Infinity
      return { origin: min, width: rule.target * direction - min, times: 1, plus: 0, low: -Infinity, high }
    }
    case 'fractionOfMax':
      return { origin: 0, width: max, times: 1, plus: 0, low: -Infinity, high: Infinity }
    default:
      return { origin: 0, width: 1, times: 1, plus: 0, low: -Infinity, high: Infinity }
  }
}

/** For a direction of -1 the high goalpost is where z begins. */
function betweenGoalposts(
  { low, high }: { low: number; high: number },
  direction: 1 | -1,
  times: number,
  truncate: boolean,
): Line {
  const origin = direction === 1 ? low : -high
  const [from, to] = truncate ? [0, 1] : [-Infinity, Infinity]
  return { origin, width: high - low, times, plus: 0, low: from, high: to }
}

/** A plain loop: several times faster than `map` of typed arrays, and scales are recomputed by the thousand. */
function along({ origin, width, times, plus, low, high }: Line, z: Float64Array, shift: number) {
  const scores = new Float64Array(z.length)
  for (let row = 0; row < z.length; row++) {
    let share = (z[row]! - origin) / width
    if (share > high) share = high
    else if (share < low) share = low
    scores[row] = share * times + plus + shift
  }
  return scores
}

function rankScores(z: Float64Array, rule: RankRule, shift: number): Float64Array {
  const scores = rankValues(z, 'ascending', rule.ties ?? 'min')
  const first = rule.method === 'rank' ? 0 : 1
  const last = rule.method === 'percentileRank' ? countPresent(z) - 1 : 1
  for (let row = 0; row < scores.length; row++) scores[row] = (scores[row]! - first) / last + shift
  return scores
}

function turned(column: Float64Array): Float64Array {
  const result = new Float64Array(column.length)
  for (let row = 0; row < column.length; row++) result[row] = -column[row]!
  return result
}

function countPresent(values: Float64Array): number {
  let count = 0
  for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row]!)) count++
  return count
}
