import type { Aggregation } from '../combine-children.ts'
import type { IndexNode } from '../index-tree.ts'
import type { RankedShare } from './pool-importance.ts'

/** What one expert gave: points for each index among its siblings, 100 in all or any other sum. */
export interface Expert {
  name: string
  points: Record<string, number>
}

/** How the places of a ranking become votes. */
export const VOTE_RULES = ['points', 'first'] as const
export type VoteRule = (typeof VOTE_RULES)[number]

/** What residents find important about one index among its siblings. */
export interface Importance extends Record<VoteRule, RankedShare | null> {
  /** share of residents who name it */
  named: number
}

/** How the weights among siblings come about. */
export type WeightRule =
  /** those of the framework */
  | { method: 'framework' }
  | { method: 'equal' }
  | { method: 'entered'; weights: Record<string, number> }
  /** budget allocation: the mean over the experts of each one's shares */
  | { method: 'budget'; experts: Expert[] }
  /** pairwise comparisons, `S:M` → how much more S matters than M; a pair left out counts as 1 */
  | { method: 'ahp'; comparisons: Record<string, number> }
  /** first principal component of the children's scores across cities */
  | { method: 'pca' }
  /**
   * what residents put first in a ranking question. `points`: everybody has one vote, split in proportion m : m-1 : … : 1
   * over the m places of the question; `first`: the vote goes to the first place alone. Without a rule: share of
   * residents who name the index at all
   */
  | { method: 'residents'; rule?: VoteRule | undefined }

/** The ends of an indicator's scale, in its own unit; low < high whatever the direction. */
export interface TypedGoalposts {
  low: number
  high: number
}

/** How objective indicators become scores on 0..100. Survey items always have fixed goalposts. */
export type Normalisation =
  /** fixed: those typed by hand, by indicator, else the framework's */
  | { method: 'goalposts'; goalposts?: Record<string, TypedGoalposts> | undefined }
  | { method: 'minMax' }
  /** mean 50 and standard deviation 15 over the cities, cut at 0 and 100 */
  | { method: 'zScore' }
  | { method: 'percentileRank' }
  /** 0 at the worst city, 100 at the reference city */
  | { method: 'distanceToReference'; city: string }

/** Outlier treatment of objective indicators: a column passes when |skewness| < skew or kurtosis < kurtosis. */
export type Treatment =
  | { method: 'none' }
  | { method: 'winsorise' | 'winsoriseThenLog'; maxPoints: number; skew: number; kurtosis: number }

/** Every choice that makes an index of people scores and objective figures, as plain data. */
export interface IndexScheme {
  weights: { first: WeightRule; second: WeightRule; indicators: 'framework' | 'equal' }
  /** λ by second-level index, 0..1; the framework's where none is given */
  peopleShare: Record<string, number>
  normalisation: Normalisation
  treatment: Treatment
  /** of indicators to the objective side, of second-level to first-level indices, of those to the index */
  aggregation: { objective: Aggregation; first: Aggregation; index: Aggregation }
}

/** An objective indicator as the framework scores it. */
export interface BasisIndicator {
  code: string
  node: string
  weight: number
  direction: 1 | -1
  low: number
  high: number
}

/** What is known of one city before any choice of method. */
export interface BasisCity {
  city: string
  /** k people scores in the order of the tree's second level, NaN = missing or too thin to enter */
  people: Float64Array
  /** k × k */
  covariance: Float64Array
  /** one per indicator, in its own unit, NaN = missing */
  values: Float64Array
  /** who may read its index: everyone, evaluators alone, nobody */
  part: 'public' | 'evaluators' | 'nobody'
  /** its sample is large enough and of the kind that is placed */
  placed: boolean
}

/** Everything an index is made from, whatever the scheme. */
export interface IndexBasis {
  tree: IndexNode[]
  indicators: BasisIndicator[]
  cities: BasisCity[]
  /** by index, as far as a ranking question holds all its siblings; null when none was asked */
  importance: Record<string, Importance> | null
}
