import type { QuantileRule } from './spec/spec.ts'

/** Values with a weight, sorted, with their weights and cumulated weights. */
export interface SortedSample {
  values: Float64Array
  weights: Float64Array
  /** Σ of the weights up to and including each value */
  cumulated: Float64Array
}

/** Sorts the values whose weight is not 0; equal values keep their order. */
export function sortedSample(values: Float64Array, weights: Float64Array): SortedSample {
  const order = Array.from(values.keys()).filter((i) => weights[i] !== 0)
  order.sort((a, b) => values[a]! - values[b]! || a - b)
  return cumulate(
    Float64Array.from(order, (i) => values[i]!),
    Float64Array.from(order, (i) => weights[i]!),
  )
}

/**
 * Weighted quantile by one of the rules of Hyndman and Fan (hf1 .. hf9), their names `math` (hf1) and
 * `school` (hf2), or Shah and Vaish. Rules 1 to 3 return a value of the sample, the others interpolate.
 *
 * @param p in [0, 1]
 * @returns NaN for an empty sample
 * Source: Hyndman and Fan (1996), American Statistician 50(4), 361-365; Shah and Vaish (2006),
 * ASA Section on Survey Research Methods; weighted forms as in R survey `svyquantile`.
 */
export function quantileRule(sample: SortedSample, p: number, rule: QuantileRule): number {
  const n = sample.values.length
  if (n <= 1) return n === 1 ? sample.values[0]! : Number.NaN
  switch (rule) {
    case 'math':
    case 'hf1': {
      const step = stepAt(sample, p)
      return step.past === 0 ? step.value : step.next
    }
    case 'school':
    case 'hf2': {
      const step = stepAt(sample, p)
      return step.past === 0 ? (step.value + step.next) / 2 : step.next
    }
    case 'hf3': {
      const step = stepAt(distinct(sample), p)
      return step.past === 0 && step.position % 2 === 0 ? step.value : step.next
    }
    case 'hf4': {
      const { value, next, past, short } = stepAt(sample, p)
      const share = past / (short + past)
      return value * (1 - share) + next * share
    }
    case 'shahvaish':
      return constantBetween(inOrder(shahVaishPoints(sample), sample.values), p)
    default:
      return linearBetween(inOrder(plottingPoints(sample, rule), sample.values), p)
  }
}

/** The last value whose share is at most p (the first if none), and the one after it. */
function stepAt({ values, cumulated }: SortedSample, p: number) {
  const n = values.length
  const total = cumulated[n - 1]!
  let at = 0
  for (let i = 0; i < n; i++) if (cumulated[i]! <= p * total) at = i
  const after = Math.min(at + 1, n - 1)
  return {
    value: values[at]!,
    next: values[after]!,
    position: at + 1,
    past: p - cumulated[at]! / total,
    short: cumulated[after]! / total - p,
  }
}

/** Share of the sample each value stands at, by rules 5 to 9. */
function plottingPoints(
  { weights, cumulated }: SortedSample,
  rule: 'hf5' | 'hf6' | 'hf7' | 'hf8' | 'hf9',
): Float64Array {
  const n = weights.length
  const total = cumulated[n - 1]!
  const last = weights[n - 1]!
  return cumulated.map((sum, i) => {
    const before = i === 0 ? 0 : cumulated[i - 1]!
    switch (rule) {
      case 'hf5':
        return (sum - weights[i]! / 2) / total
      case 'hf6':
        return sum / (total + last)
      case 'hf7':
        return before / cumulated[n - 2]!
      case 'hf8':
        return (before / 3 + (sum * 2) / 3) / (total + last / 3)
      case 'hf9':
        return ((before * 3) / 8 + (sum * 5) / 8) / (total + last / 4)
    }
  })
}

function shahVaishPoints({ weights, cumulated }: SortedSample): Float64Array {
  const n = weights.length
  const mean = cumulated[n - 1]! / n
  return cumulated.map((sum, i) => (sum / mean + 0.5 - weights[i]! / 2) / (n + 1))
}

/** A curve through plotting points: shares that increase, and the value at each. */
interface Curve {
  points: Float64Array
  values: Float64Array
}

/**
 * Points in increasing order, values of equal points averaged. Only unequal weights under Shah-Vaish, or
 * weights below 0, put points out of order.
 */
function inOrder(points: Float64Array, values: Float64Array): Curve {
  if (points.every((point, i) => i === 0 || point > points[i - 1]!)) return { points, values }
  const order = [...points.keys()].sort((a, b) => points[a]! - points[b]! || a - b)
  const groups: { point: number; values: number[] }[] = []
  for (const i of order) {
    const last = groups.at(-1)
    if (last && last.point === points[i]) last.values.push(values[i]!)
    else groups.push({ point: points[i]!, values: [values[i]!] })
  }
  return {
    points: Float64Array.from(groups, ({ point }) => point),
    values: Float64Array.from(
      groups,
      (group) => group.values.reduce((a, b) => a + b, 0) / group.values.length,
    ),
  }
}

function linearBetween({ points, values }: Curve, p: number): number {
  const at = lastAtMost(points, p)
  if (at < 0) return values[0]!
  if (at === points.length - 1) return values[at]!
  const share = (p - points[at]!) / (points[at + 1]! - points[at]!)
  return values[at]! + share * (values[at + 1]! - values[at]!)
}

function constantBetween({ points, values }: Curve, p: number): number {
  return values[Math.max(0, lastAtMost(points, p))]!
}

function lastAtMost(points: Float64Array, p: number): number {
  let at = -1
  for (let i = 0; i < points.length && points[i]! <= p; i++) at = i
  return at
}

function distinct({ values, weights }: SortedSample): SortedSample {
  const keptValues: number[] = []
  const keptWeights: number[] = []
  values.forEach((value, i) => {
    if (value === keptValues.at(-1)) keptWeights[keptWeights.length - 1]! += weights[i]!
    else {
      keptValues.push(value)
      keptWeights.push(weights[i]!)
    }
  })
  return cumulate(Float64Array.from(keptValues), Float64Array.from(keptWeights))
}

/** Cumulated weights, compensated: equality with a share of the total must not hang on rounding. */
function cumulate(values: Float64Array, weights: Float64Array): SortedSample {
  let sum = 0
  let lost = 0
  const cumulated = weights.map((w) => {
    const next = sum + w
    lost += Math.abs(sum) >= Math.abs(w) ? sum - next + w : w - next + sum
    sum = next
    return sum + lost
  })
  return { values, weights, cumulated }
}
