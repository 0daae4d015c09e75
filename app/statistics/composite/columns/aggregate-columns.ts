import {
  fromMean,
  refuseMean,
  towardsMean,
  unweightedMean,
  type MeanOptions,
  type TransformedMean,
} from './means.ts'

/** How a node is made from its children, for all units at once. */
export interface AggregateRule {
  mean: MeanOptions
  /** share of children (a count) below which the node is missing */
  minAvailability: number
}

/**
 * A node from the children that are there, in every unit; a child of weight 0 is left out.
 *
 *   arithmetic   Σ w v / Σ w             geometric    exp(Σ w ln v / Σ w)
 *   harmonic     Σ w / Σ (w / v)         generalised  (Σ w vᵖ / Σ w)^(1/p)
 *   median       of the values, unweighted
 *   mazziottaPareto  m ∓ s²/m of the values, unweighted: `downward` takes the penalty off, `upward` adds it
 *
 * @param columns one per child, NaN is missing
 * @param weights one per child
 * @param result where the scores go; NaN where no child, or too few of them, are there
 * @param place the node and the units a refusal names
 * @throws Refusal NOT_POSITIVE_FOR_GEOMETRIC_MEAN, ZERO_IN_HARMONIC_MEAN, NO_GENERALISED_MEAN naming node and unit
 *
 * Source: OECD/JRC Handbook (2008), step 6; Mazziotta and Pareto (2016), Social Indicators Research 127, 983-1003.
 */
export function aggregateColumns(
  columns: Float64Array[],
  weights: ArrayLike<number>,
  { mean, minAvailability }: AggregateRule,
  result: Float64Array,
  place: { node: string; units: string[] },
): Float64Array {
  const { method } = mean
  if (method === 'median' || method === 'mazziottaPareto') {
    aggregateRows(columns, mean, result)
  } else {
    aggregateTransformed(columns, weights, method, mean.p ?? 1, result, place)
  }
  if (minAvailability > 0) hideSparse(columns, minAvailability, result)
  return result
}

/** Column by column: fast enough to follow a slider. */
function aggregateTransformed(
  columns: Float64Array[],
  weights: ArrayLike<number>,
  method: TransformedMean,
  p: number,
  result: Float64Array,
  place: { node: string; units: string[] },
): void {
  const totals = scratch(result.length)
  result.fill(0)
  for (let child = 0; child < columns.length; child++) {
    const weight = weights[child] ?? 0
    if (weight === 0) continue
    if (method === 'arithmetic') addValues(columns[child]!, weight, result, totals)
    else addTransformed(columns[child]!, weight, method, p, result, totals, place)
  }
  for (let unit = 0; unit < result.length; unit++) {
    result[unit] = totals[unit]! > 0 ? result[unit]! / totals[unit]! : NaN
  }
  if (method === 'arithmetic') return
  for (let unit = 0; unit < result.length; unit++) result[unit] = fromMean(result[unit]!, method, p)
}

function addValues(column: Float64Array, weight: number, sums: Float64Array, totals: Float64Array): void {
  for (let unit = 0; unit < column.length; unit++) {
    const value = column[unit]!
    if (value !== value) continue
    totals[unit]! += weight
    sums[unit]! += weight * value
  }
}

function addTransformed(
  column: Float64Array,
  weight: number,
  method: TransformedMean,
  p: number,
  sums: Float64Array,
  totals: Float64Array,
  place: { node: string; units: string[] },
): void {
  for (let unit = 0; unit < column.length; unit++) {
    const value = column[unit]!
    if (value !== value) continue
    const part = towardsMean(value, method, p)
    if (part !== part) throw refuseMean(value, method, { node: place.node, unit: place.units[unit] ?? '' })
    totals[unit]! += weight
    sums[unit]! += weight * part
  }
}

function aggregateRows(columns: Float64Array[], mean: MeanOptions, result: Float64Array): void {
  for (let unit = 0; unit < result.length; unit++) {
    result[unit] = unweightedMean(
      Float64Array.from(columns, (column) => column[unit]!),
      mean,
    )
  }
}

function hideSparse(columns: Float64Array[], minAvailability: number, result: Float64Array): void {
  for (let unit = 0; unit < result.length; unit++) {
    let there = 0
    for (const column of columns) if (!Number.isNaN(column[unit]!)) there++
    if (there / columns.length < minAvailability) result[unit] = NaN
  }
}

let kept = new Float64Array(0)

/** Zeros to add into; kept between calls because thousands of them are made in a row. */
function scratch(length: number): Float64Array {
  if (kept.length !== length) kept = new Float64Array(length)
  return kept.fill(0)
}
