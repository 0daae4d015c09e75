import { rangeOf, skewnessAndKurtosis } from './moments.ts'

/** A column passes when |skewness| < skew or kurtosis < kurtosis. */
interface OutlierTest {
  skew: number
  kurtosis: number
}

interface OutlierFunction {
  method: 'winsorise' | 'logShift' | 'logShiftOne' | 'logShiftSigned'
  /** of winsorising: the loop stops when this many points were changed */
  maxPoints?: number | undefined
  /** of winsorising: go on to `maxPoints` after the test passes */
  force?: boolean | undefined
}

export interface TreatmentRule {
  test: OutlierTest
  first: OutlierFunction
  /** null or absent: no second function */
  second?: OutlierFunction | null | undefined
}

/** What happened to one column; 0 is before, 1 after the first, 2 after the second function. */
export interface TreatmentTrace {
  moments: { skewness: number; kurtosis: number; pass: boolean }[]
  pointsWinsorised: number | null
  /** fewer than two distinct values: the column keeps its untreated values */
  skipped: boolean
}

/**
 * Treats the outliers of one column, as given, before its direction is applied.
 *
 * If it passes the test it is left. Otherwise `first` is applied, and if it still fails `second`: to the untreated
 * values, or to the result of `first` when `combine`. The result of the last function stays, passed or not.
 *
 * @param column NaN is missing
 *
 * Source: OECD/JRC Handbook (2008), step 3; the rule of R COINr 1.1.
 */
export function treatColumn(
  column: Float64Array,
  rule: TreatmentRule,
  combine: boolean,
): { values: Float64Array; trace: TreatmentTrace } {
  const trace: TreatmentTrace = { moments: [], pointsWinsorised: null, skipped: false }
  const passes = (values: Float64Array) => {
    const { skewness, kurtosis } = skewnessAndKurtosis(values)
    const pass = passesTest(skewness, kurtosis, rule.test)
    trace.moments.push({ skewness, kurtosis, pass })
    return pass
  }
  const skip = () => {
    trace.skipped = true
    return { values: column, trace }
  }

  if (!hasTwoValues(column)) {
    passes(column)
    return skip()
  }
  if (passes(column)) return { values: column, trace }

  let values = column
  for (const step of rule.second ? [rule.first, rule.second] : [rule.first]) {
    const treated = applyOutlierFunction(combine ? values : column, step, rule.test)
    if (treated.points !== null) trace.pointsWinsorised = treated.points
    if (!hasTwoValues(treated.values)) return skip()
    values = treated.values
    if (passes(values)) break
  }
  return { values, trace }
}

function applyOutlierFunction(
  column: Float64Array,
  { method, maxPoints, force }: OutlierFunction,
  test: OutlierTest,
): { values: Float64Array; points: number | null } {
  if (method === 'winsorise') return winsorise(column, test, maxPoints ?? 0, force ?? false)
  const { min, max } = rangeOf(column)
  const margin = 0.01 * (max - min)
  const mirrored = method === 'logShiftSigned' && !(skewnessAndKurtosis(column).skewness > 0)
  const values = new Float64Array(column.length)
  for (let row = 0; row < column.length; row++) {
    const x = column[row]!
    if (mirrored) values[row] = -Math.log(max + margin - x)
    else values[row] = Math.log(x - min + (method === 'logShiftOne' ? 1 : margin))
  }
  return { values, points: null }
}

/**
 * Pulls extreme points in, one distinct value at a time: the highest points to the next lower value when skewness is
 * ≥ 0, else the lowest to the next higher. The points counted are those pulled to the present top and bottom.
 */
function winsorise(
  column: Float64Array,
  test: OutlierTest,
  maxPoints: number,
  force: boolean,
): { values: Float64Array; points: number } {
  const values = Float64Array.from(column)
  let atTop = 0
  let atBottom = 0
  while (atTop + atBottom < maxPoints && hasTwoValues(values)) {
    const { skewness, kurtosis } = skewnessAndKurtosis(values)
    if (!force && passesTest(skewness, kurtosis, test)) break
    if (skewness >= 0) atTop = pullIn(values, 1)
    else atBottom = pullIn(values, -1)
  }
  return { values, points: atTop + atBottom }
}

function pullIn(values: Float64Array, side: 1 | -1): number {
  let extreme = -Infinity
  let next = -Infinity
  for (let row = 0; row < values.length; row++) {
    const far = side * values[row]!
    if (far > extreme) {
      next = extreme
      extreme = far
    } else if (far > next && far < extreme) next = far
  }
  let points = 0
  for (let row = 0; row < values.length; row++) {
    if (side * values[row]! !== extreme) continue
    values[row] = side * next
    points++
  }
  return points
}

function passesTest(skewness: number, kurtosis: number, test: OutlierTest): boolean {
  return Math.abs(skewness) < test.skew || kurtosis < test.kurtosis
}

function hasTwoValues(column: Float64Array): boolean {
  const { min, max } = rangeOf(column)
  return max > min
}
