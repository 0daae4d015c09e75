import { Refusal } from '#app/statistics/refusal.ts'

/** Answers to one item: option codes as the questionnaire has them; NaN, or -1 in integers, = no answer. */
export interface ItemColumn {
  code: string
  values: Int8Array | Int16Array | Int32Array | Float64Array
  /** k: the scale runs from 1 to k */
  points: number
  /** -1: a high code is a bad answer */
  polarity: 1 | -1
  /** codes of don't know and not applicable */
  missingCodes: readonly number[]
}

const NO_ANSWER = -1
/** Sums of counts for which the means are tabulated. */
const LARGEST_TABLE = 2 ** 16
/** Beyond every such sum: stands for a code that is no option. */
const WRONG = 2 ** 28

/** Steps above the worst answer and answers, in one whole number; 0 = no answer, infinite = no option. */
type Count = (x: number) => number

/**
 * Mean score on 0..100 of the answered items of every respondent, NaN unless at least half are answered.
 *
 * Scores are whole steps of 100/L, L the least common multiple of the items' k - 1. Steps and answers are
 * counted in one whole number, steps · (items + 1) + answers: sums are exact, and the mean is one look into a
 * table.
 *
 * @param into overwritten: at place i the mean of respondent `rows[i]`
 * @throws Refusal VALUE_OUTSIDE_OPTIONS naming the item and the rows
 */
export function meanOfItems(items: readonly ItemColumn[], into: Float64Array, rows: Int32Array): void {
  const steps = items.reduce((multiple, { points }) => commonMultiple(multiple, Math.max(1, points - 1)), 1)
  const radix = items.length + 1
  const counts = items.map((item) => (x: number) => countOf(item, x, steps, radix))
  const meanOf = meanBy(items.length, steps, radix)
  const size = (items.length * steps + 1) * radix
  const means = size <= LARGEST_TABLE ? Float64Array.from({ length: size }, (_, sum) => meanOf(sum)) : null

  const bytes = items.map(({ values }) => (values instanceof Int8Array ? values : null))
  const [first, second] = bytes
  const table = (k: number) => byteTable(items[k]!, counts[k]!)
  let isRight: boolean
  if (means && first && items.length === 1) {
    const scores = Float64Array.from(table(0), (count) => (count === WRONG ? Infinity : means[count]!))
    isRight = lookUp(first, scores, into, rows)
  } else if (means && first && second && items.length === 2) {
    isRight = lookUpPair(first, second, table(0), table(1), means, into, rows)
  } else {
    into.fill(0)
    items.forEach(({ values }, k) => addCounts(values, counts[k]!, into, rows))
    isRight = divide(into, means, meanOf)
  }
  if (!isRight) items.forEach((item, k) => refuseWrong(item, counts[k]!))
}

function countOf(
  { points, polarity, missingCodes }: ItemColumn,
  x: number,
  steps: number,
  radix: number,
): number {
  if (x !== x || x === NO_ANSWER || missingCodes.includes(x)) return 0
  if (!(x >= 1 && x <= points && Number.isInteger(x))) return Infinity
  const above = polarity === 1 ? x - 1 : points - x
  return ((above * steps) / (points - 1)) * radix + 1
}

/** From a sum of counts to the mean score. */
function meanBy(items: number, steps: number, radix: number) {
  return (sum: number): number => {
    const answered = sum % radix
    if (answered === 0 || 2 * answered < items) return Number.NaN
    return ((sum - answered) * 100) / (radix * steps * answered)
  }
}

/** The count of every byte. */
function byteTable({ points, missingCodes }: ItemColumn, count: Count): Int32Array {
  const table = new Int32Array(256).fill(WRONG)
  for (let x = 1; x <= Math.min(points, 127); x++) table[x] = count(x)
  for (const code of [...missingCodes, NO_ANSWER]) if (code >= -128 && code <= 127) table[code & 255] = 0
  return table
}

/** Scores of a byte column; false where a code is wrong. */
function lookUp(codes: Int8Array, scores: Float64Array, into: Float64Array, rows: Int32Array): boolean {
  let isRight = true
  for (let i = 0; i < into.length; i++) {
    const score = scores[codes[rows[i]!]! & 255]!
    if (score === Infinity) isRight = false
    into[i] = score
  }
  return isRight
}

/** Means of two byte columns; false where a code is wrong. */
function lookUpPair(
  first: Int8Array,
  second: Int8Array,
  countOfFirst: Int32Array,
  countOfSecond: Int32Array,
  means: Float64Array,
  into: Float64Array,
  rows: Int32Array,
): boolean {
  let seen = 0
  for (let i = 0; i < into.length; i++) {
    const row = rows[i]!
    const sum = countOfFirst[first[row]! & 255]! + countOfSecond[second[row]! & 255]!
    seen |= sum
    into[i] = means[sum]!
  }
  return seen < WRONG
}

function addCounts(values: ItemColumn['values'], count: Count, into: Float64Array, rows: Int32Array): void {
  if (values instanceof Int8Array) {
    const table = Float64Array.from({ length: 256 }, (_, byte) => count((byte << 24) >> 24))
    for (let i = 0; i < into.length; i++) into[i]! += table[values[rows[i]!]! & 255]!
  } else for (let i = 0; i < into.length; i++) into[i]! += count(values[rows[i]!]!)
}

/** Turns sums into means; false when a sum is infinite, the mark of a wrong code. */
function divide(sums: Float64Array, means: Float64Array | null, meanOf: (sum: number) => number): boolean {
  for (let i = 0; i < sums.length; i++) {
    const sum = sums[i]!
    if (sum === Infinity) return false
    sums[i] = means ? means[sum]! : meanOf(sum)
  }
  return true
}

function refuseWrong({ code, values }: ItemColumn, count: Count): void {
  const rows: number[] = []
  values.forEach((x, i) => count(x) === Infinity && rows.push(i + 1))
  if (rows.length > 0) throw new Refusal('VALUE_OUTSIDE_OPTIONS', { item: code, rows })
}

function commonMultiple(a: number, b: number): number {
  return (a / commonDivisor(a, b)) * b
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}
