import { symmetricEigen } from '#app/statistics/composite/columns/eigen.ts'
import { correlate } from '#app/statistics/composite/columns/correlation.ts'
import { analyticHierarchy } from '#app/statistics/composite/analyses/weights/analytic-hierarchy.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import type { RankedShare } from './pool-importance.ts'
import type { Expert, IndexBasis, VoteRule, WeightRule } from './scheme.ts'

/** The weights among the children of one index, and what has to be known of them. */
export interface SiblingWeights {
  parent: string
  /** sums to 1 */
  weights: Record<string, number>
  /** of comparisons of three or more; above 0.1 they contradict each other */
  consistencyRatio: number | null
  /** by child: how far the experts are apart, as standard deviation, lowest and highest share */
  spread: Record<string, { sd: number | null; min: number; max: number }> | null
  /** by child: standard error of a weight that residents voted for; null where it is unknown, or not voted for */
  error: Record<string, number | null> | null
}

export interface Siblings {
  parent: string
  children: { code: string; weight: number }[]
  /** one column per child: scores across cities, for weights that come from the data */
  scores: Float64Array[]
  importance: IndexBasis['importance']
}

/** Consistency ratios above this contradict themselves. */
export const LARGEST_CONSISTENCY_RATIO = 0.1

/** Consistency index of random matrices by size. Source: Saaty (1980), The Analytic Hierarchy Process. */
const RANDOM_INDEX = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49]

/**
 * The weights of siblings by one rule.
 *
 * @throws Refusal CHILDREN_WITHOUT_WEIGHTS, NEGATIVE_WEIGHT, INVALID_COMPARISON, TOO_FEW_UNITS, NEGATIVE_PCA_WEIGHT,
 *   IMPORTANCE_NOT_ASKED, each with the node
 */
export function weighSiblings(siblings: Siblings, rule: WeightRule): SiblingWeights {
  const { parent, children } = siblings
  const codes = children.map(({ code }) => code)
  const plain = (raw: number[]) => ({
    parent,
    weights: toShares(parent, codes, raw),
    consistencyRatio: null,
    spread: null,
    error: null,
  })
  switch (rule.method) {
    case 'framework':
      return plain(children.map(({ weight }) => weight))
    case 'equal':
      return plain(codes.map(() => 1))
    case 'entered':
      return plain(codes.map((code) => rule.weights[code] ?? 0))
    case 'budget':
      return byBudget(parent, codes, rule.experts)
    case 'ahp':
      return byComparison(parent, codes, rule.comparisons)
    case 'pca':
      return plain(codes.length === 1 ? [1] : firstComponent(siblings, codes))
    case 'residents': {
      const votes = codes.map((code) => voted(siblings, code, rule.rule))
      const errors = codes.map((code, at) => [code, votes[at]?.se ?? null])
      return {
        ...plain(votes.map(({ share }) => share)),
        error: rule.rule === undefined ? null : (Object.fromEntries(errors) as Record<string, number | null>),
      }
    }
  }
}

function toShares(parent: string, codes: string[], raw: number[]): Record<string, number> {
  codes.forEach((code, at) => {
    if ((raw[at] ?? NaN) >= 0 && Number.isFinite(raw[at])) return
    throw new Refusal('NEGATIVE_WEIGHT', { node: code }, `The weight of ${code} is not a number ≥ 0.`)
  })
  const total = raw.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) {
    throw new Refusal(
      'CHILDREN_WITHOUT_WEIGHTS',
      { node: parent },
      `All children of ${parent} have weight 0.`,
    )
  }
  return Object.fromEntries(codes.map((code, at) => [code, (raw[at] ?? 0) / total]))
}

/** Each expert's points become shares first, so that no expert counts for more than another. */
function byBudget(parent: string, codes: string[], experts: Expert[]): SiblingWeights {
  const filled = experts.filter(({ points }) => codes.some((code) => (points[code] ?? 0) !== 0))
  if (filled.length === 0) {
    throw new Refusal('CHILDREN_WITHOUT_WEIGHTS', { node: parent }, `No expert gave points below ${parent}.`)
  }
  const shares = filled.map(({ points }) =>
    toShares(
      parent,
      codes,
      codes.map((code) => points[code] ?? 0),
    ),
  )
  const mean = (code: string) => shares.reduce((sum, one) => sum + (one[code] ?? 0), 0) / shares.length
  const spread = codes.map((code) => {
    const own = shares.map((one) => one[code] ?? 0)
    const squares = own.reduce((sum, share) => sum + (share - mean(code)) ** 2, 0)
    const sd = own.length < 2 ? null : Math.sqrt(squares / (own.length - 1))
    return [code, { sd, min: Math.min(...own), max: Math.max(...own) }] as const
  })
  return {
    parent,
    weights: Object.fromEntries(codes.map((code) => [code, mean(code)])),
    consistencyRatio: null,
    spread: Object.fromEntries(spread),
    error: null,
  }
}

function byComparison(parent: string, codes: string[], comparisons: Record<string, number>): SiblingWeights {
  const ratioOf = (a: string, b: string) => comparisons[`${a}:${b}`] ?? 1 / (comparisons[`${b}:${a}`] ?? 1)
  const matrix = codes.map((row) => codes.map((column) => (row === column ? 1 : ratioOf(row, column))))
  const randomIndex = RANDOM_INDEX[codes.length] ?? RANDOM_INDEX.at(-1)!
  const found = analyticHierarchy({ type: 'analyticHierarchy', codes, matrix, randomIndex }, { warnings: [] })
  return {
    parent,
    weights: found.weights,
    consistencyRatio: found.consistencyRatio,
    spread: null,
    error: null,
  }
}

/** First eigenvector of the correlations between siblings over the cities that have all of them. */
function firstComponent({ parent, scores }: Siblings, codes: string[]): number[] {
  const rows = Array.from(scores[0]?.keys() ?? []).filter((row) =>
    scores.every((column) => !Number.isNaN(column[row] ?? NaN)),
  )
  if (rows.length < 3) {
    throw new Refusal(
      'TOO_FEW_UNITS',
      { node: parent, units: rows.length },
      `Principal components below ${parent} need at least three cities with all scores.`,
    )
  }
  const complete = scores.map((column) => Float64Array.from(rows, (row) => column[row] ?? NaN))
  const matrix = complete.map((x, i) => complete.map((y, j) => (i === j ? 1 : correlate(x, y, 'pearson'))))
  const constant = matrix.findIndex((row) => row.some(Number.isNaN))
  if (constant >= 0) {
    throw new Refusal(
      'CONSTANT_COLUMN',
      { node: codes[constant] },
      `${codes[constant]} is the same in every city, so it has no correlation.`,
    )
  }
  const [first = []] = symmetricEigen(matrix).vectors
  const negative = first.findIndex((weight) => weight < 0)
  if (negative >= 0) {
    throw new Refusal(
      'NEGATIVE_PCA_WEIGHT',
      { node: codes[negative], parent },
      `The first principal component of ${parent} gives ${codes[negative]} a negative weight.`,
    )
  }
  return first
}

function voted({ parent, importance }: Siblings, code: string, rule: VoteRule | undefined): RankedShare {
  const found = importance?.[code]
  const share = found && (rule === undefined ? { share: found.named, se: null } : found[rule])
  if (share) return share
  throw new Refusal(
    'IMPORTANCE_NOT_ASKED',
    { node: code, parent },
    `The survey did not ask how much ${code} matters to residents.`,
  )
}
