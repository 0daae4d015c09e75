import { rangeOf, skewnessAndKurtosis } from './moments.ts'

/** A column passes when |skewness| < skew or kurtosis < kurtosis. */
interface OutlierTest {
  skew: number
  kurtosis: number
}

interface OutlierFunction {
  method: 'winsorise' | 'logShift' | 'logShiftOne' | 'logShiftSigned'
  /** of winsorising: the loop stops when this many points were changed; null or absent: no limit */
  maxPoints?: number | null | undefined
  /** of winsorising: go on to `maxPoints` after the test passes */
  force?: boolean | undefined
}

export interface TreatmentRule {
  test: OutlierTest
  first: OutlierFunction
  /** null or absent: no second function */
  second?: OutlierFunction | null | undefined
}

/** Shape of a column and whether it passes. */
interface Tested {
  skewness: number
  kurtosis: number
  pass: boolean
}

/** What happened to one column; 0 is before, 1 after the first, 2 after the second function. */
export interface TreatmentTrace {
  moments: Tested[]
  pointsWinsorised: number | null
  /** fewer than two distinct values, or too few values to be tested: the column keeps its untreated values */
  skipped: boolean
}

interface Treated {
  values: Float64Array
  trace: TreatmentTrace
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
export function treatColumn(column: Float64Array, rule: TreatmentRule, combine: boolean): Treated {
  const untreated = testShape(column, rule.test)
  const trace: TreatmentTrace = { moments: [untreated], pointsWinsorised: null, skipped: false }
  if (untreated.pass) return { values: column, trace }
  if (!isTestable(untreated)) return skip(column, trace)

  let values = column
  let tested = untreated
  for (const step of rule.second ? [rule.first, rule.second] : [rule.first]) {
    const [start, shape] = combine ? [values, tested] : [column, untreated]
    if (step.method === 'winsorise') {
      const pulled = winsorise(start, shape, step, rule.test)
      trace.pointsWinsorised = pulled.points
      values = pulled.values
      tested = pulled.tested
    } else {
      values = logarithm(start, shape, step.method)
      tested = testShape(values, rule.test)
    }
    if (!isTestable(tested)) return skip(column, trace)
    trace.moments.push(tested)
    if (tested.pass) break
  }
  return { values, trace }
}

function skip(column: Float64Array, trace: TreatmentTrace): Treated {
  trace.skipped = true
  return { values: column, trace }
}

function testShape(values: Float64Array, test: OutlierTest): Tested {
  const { skewness, kurtosis } = skewnessAndKurtosis(values)
  return { skewness, kurtosis, pass: Math.abs(skewness) < test.skew || kurtosis < test.kurtosis }
}

/** A column with fewer than two distinct values or fewer than four values has no skewness and kurtosis. */
function isTestable({ skewness, kurtosis }: Tested): boolean {
  return Number.isFinite(skewness) && Number.isFinite(kurtosis)
}

function logarithm(
  column: Float64Array,
  { skewness }: Tested,
  method: Exclude<OutlierFunction['method'], 'winsorise'>,
): Float64Array {
  const { min, max } = rangeOf(column)
  const margin = 0.01 * (max - min)
  const added = method === 'logShiftOne' ? 1 : margin
  const mirrored = method === 'logShiftSigned' && !(skewness > 0)
  const values = new Float64Array(column.length)
  for (let row = 0; row < column.length; row++) {
    const x = column[row]!
    values[row] = mirrored ? -Math.log(max + margin - x) : Math.log(x - min + added)
  }
  return values
}

/**
 * Pulls extreme points in, one distinct value at a time: the highest points to the next lower value when skewness is
 * ≥ 0, else the lowest to the next higher. The points counted are those pulled to the present top and bottom.
 */
function winsorise(
  column: Float64Array,
  shape: Tested,
  { maxPoints, force = false }: OutlierFunction,
  test: OutlierTest,
): { values: Float64Array; points: number; tested: Tested } {
  const values = column.slice()
  const most = maxPoints ?? Infinity
  let tested = shape
  let atTop = 0
  let atBottom = 0
  while (atTop + atBottom < most && (force || !tested.pass)) {
    if (tested.skewness >= 0) atTop = pullIn(values, 1)
    else atBottom = pullIn(values, -1)
    tested = testShape(values, test)
    if (!isTestable(tested)) break
  }
  return { values, points: atTop + atBottom, tested }
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
