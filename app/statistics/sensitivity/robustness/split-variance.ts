/** Which part of the variance of a result comes from which factor. Estimates: they may lie a little outside 0..1. */
export interface VarianceSplit {
  mean: number
  sd: number
  /** alone, by factor; null where the result never varies */
  first: (number | null)[]
  /** alone and together with others, by factor */
  total: (number | null)[]
  /** standard errors of `first` and `total` from the finite number of runs */
  firstSe: (number | null)[]
  totalSe: (number | null)[]
}

/**
 * Sobol indices with their simulation error, V the variance of y under A and B together.
 *
 *   first  mean(y(B) (y(ABᵢ) - y(A))) / V  or  1 - mean((y(B) - y(ABᵢ))²) / (2 V), the one with the smaller standard error
 *   total  mean((y(A) - y(ABᵢ))²) / (2 V)
 *
 * The former is exact for a factor that does nothing, the latter for one that does everything. Values are centred
 * first: the former multiplies by them, so a mean far from 0 would drown it in noise.
 *
 * @param results runs × (factors + 2): by run the values under A, B and each mixed row
 *
 * Source: Saltelli et al. (2010), Computer Physics Communications 181(2), 259-270, rows b and c of table 2 for the first
 * order, row f for the total; Jansen (1999), Computer Physics Communications 117(1-2), 35-43.
 */
export function splitVariance(results: Float64Array, factors: number): VarianceSplit {
  const rows = factors + 2
  const runs = results.length / rows
  const blocks = Array.from({ length: rows }, (_, row) =>
    Float64Array.from({ length: runs }, (_run, run) => results[run * rows + row]!),
  )
  const both = Float64Array.from([...blocks[0]!, ...blocks[1]!])
  const mean = meanOf(both)
  const [a, b, ...mixed] = blocks.map((values) => values.map((value) => value - mean)) as [
    Float64Array,
    Float64Array,
    ...Float64Array[],
  ]
  const variance = both.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (both.length - 1)
  const found = mixed.map((ab) => {
    const products = b.map((value, run) => (value * (ab[run]! - a[run]!)) / variance)
    const rest = b.map((value, run) => 1 - (value - ab[run]!) ** 2 / (2 * variance))
    const total = a.map((value, run) => (value - ab[run]!) ** 2 / (2 * variance))
    return {
      first: standardError(rest) < standardError(products) ? rest : products,
      total,
    }
  })
  const orNull = (number: number) => (variance > 0 ? number : null)
  return {
    mean,
    sd: Math.sqrt(variance),
    first: found.map(({ first }) => orNull(meanOf(first))),
    total: found.map(({ total }) => orNull(meanOf(total))),
    firstSe: found.map(({ first }) => orNull(standardError(first))),
    totalSe: found.map(({ total }) => orNull(standardError(total))),
  }
}

/** Shares of a variance that add up to 1. */
export interface SharesOfVariance {
  /** alone, by factor */
  alone: number[]
  /** only together: what no factor explains alone */
  together: number
}

/**
 * First-order indices as shares that can be drawn as one bar: what the finite number of runs puts below 0 counts as 0,
 * and shares that reach beyond 1 together are scaled down to it.
 *
 * @returns null where the result never varies
 */
export function sharesOfVariance({ first }: Pick<VarianceSplit, 'first'>): SharesOfVariance | null {
  const alone = first.flatMap((share) => (share === null ? [] : [Math.min(1, Math.max(0, share))]))
  if (alone.length < first.length || alone.length === 0) return null
  const all = alone.reduce((total, share) => total + share, 0)
  const scale = all > 1 ? 1 / all : 1
  return { alone: alone.map((share) => share * scale), together: Math.max(0, 1 - all) }
}

/** Which part of a variance comes from the survey, which from the method choices, which only from both together. */
export interface SurveyAndMethod {
  survey: number
  method: number
  both: number
}

/**
 * The factors in two groups, the survey and everything else:
 *
 *   survey  S,   method  1 - T,   both  T - S,   S and T the first- and total-order index of the survey
 *
 * S cannot exceed T; where the estimates do, there is nothing in common and the surer of the two stands for both.
 *
 * @param survey position of the survey among the factors; -1 when it is none of them
 * @returns shares that sum to 1, or null where the result never varies
 */
export function surveyAndMethod(split: VarianceSplit, survey: number): SurveyAndMethod | null {
  const { first, total, firstSe, totalSe } = split
  if (first.length === 0 || first.some((share) => share === null)) return null
  if (survey < 0) return { survey: 0, method: 1, both: 0 }
  const within = (share: number) => Math.min(1, Math.max(0, share))
  const alone = within(first[survey] ?? 0)
  const reach = within(total[survey] ?? 0)
  if (alone < reach) return { survey: alone, method: 1 - reach, both: reach - alone }
  const surer = (firstSe[survey] ?? 0) <= (totalSe[survey] ?? 0) ? alone : reach
  return { survey: surer, method: 1 - surer, both: 0 }
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Of the mean. */
function standardError(values: Float64Array): number {
  const mean = meanOf(values)
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1) / values.length)
}
