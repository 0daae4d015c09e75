import type { NormaliseRule } from '../columns/normalise-column.ts'
import type { Ties } from '../columns/ranks.ts'
import type { TreatmentRule } from '../columns/treat-column.ts'
import type { MeanMethod } from '../columns/means.ts'

/** What every step has: the data set it reads, the one it writes, and what of it is printed. */
interface StepFrame {
  in: string
  out: string
  expect?: 'all' | 'aggregates' | 'changed' | 'none' | string[] | undefined
}

export type StepSpec = StepFrame &
  (
    | DenominateStep
    | TransformStep
    | ScreenStep
    | ImputeStep
    | TreatStep
    | NormaliseStep
    | SuppressStep
    | ShrinkStep
    | AggregateStep
    | RankStep
  )

export type TransformFunction = 'ln' | 'log10' | 'sqrt'

/** Divides each indicator that has a denominator by that column of the csv; others stay as they are. */
export interface DenominateStep {
  step: 'denominate'
}

/** Replaces the named indicators by a function of themselves; where it is not defined, the cell is missing. */
export interface TransformStep {
  step: 'transform'
  byIndicator: Record<string, TransformFunction>
}

/** Drops units with too few values, or with too few values that are not zero. */
export interface ScreenStep {
  step: 'screen'
  rule: 'availability' | 'nonZero' | 'both'
  minAvailability?: number | undefined
  minNonZero?: number | undefined
  /** stays whatever the rule says */
  forceInclude?: string[] | undefined
  /** goes whatever the rule says, also against `forceInclude` */
  forceExclude?: string[] | undefined
}

/** Fills missing cells from the indicator, from the units of the same group, or from the unit's other indicators. */
export interface ImputeStep {
  step: 'impute'
  method: 'mean' | 'median' | 'groupMean' | 'groupMedian' | 'rowMean' | 'rowMedian'
  /** column that makes the groups; a unit without a group is left alone */
  group?: string | undefined
  /** the row methods look at indicators with the same ancestor at this level; all indicators without it */
  withinLevel?: number | undefined
}

/** The parts of a treatment that are other than the default. */
type TreatmentChange = { [Part in keyof TreatmentRule]?: TreatmentRule[Part] | undefined }

/** Outlier treatment of every indicator; `byIndicator` changes parts of the default, or switches it off. */
export interface TreatStep {
  step: 'treat'
  default: TreatmentRule
  byIndicator?: Record<string, TreatmentChange | 'none'> | undefined
  /** the second function starts from the result of the first */
  combine?: boolean | undefined
}

/** Turns indicators into scores, direction applied. */
export interface NormaliseStep {
  step: 'normalise'
  default: NormaliseRule
  /** replaces the default */
  byIndicator?: Record<string, NormaliseRule> | undefined
  /** a column: every group has a scale of its own */
  by?: string | undefined
  /** the rows that make the scale */
  reference?: { column: string; value: string | number } | undefined
}

/** Makes a survey item missing where its effective sample n / deff is too small. */
export interface SuppressStep {
  step: 'suppress'
  minEffectiveSample: number
}

/** Replaces every survey item by its empirical-Bayes estimate. */
export interface ShrinkStep {
  step: 'shrink'
}

/** Computes every node above the indicators from its children, lowest level first. */
export interface AggregateStep {
  step: 'aggregate'
  /** one for all levels, or one per level step, lowest first */
  method: MeanMethod | MeanMethod[]
  weights?: 'framework' | 'equal' | Record<string, number> | undefined
  /** share of children (a count) below which the node is missing */
  minAvailability?: number | number[] | undefined
  /** exponent of the generalised mean */
  p?: number | undefined
  /** of Mazziotta-Pareto */
  penalty?: 'downward' | 'upward' | undefined
}

/** Replaces scores by ranks; the data set it writes holds the ranked nodes alone. */
export interface RankStep {
  step: 'rank'
  /** `aggregates`: every node above the indicators; `all`: every column */
  nodes: 'aggregates' | 'indicators' | 'all' | string[]
  order?: 'ascending' | 'descending' | undefined
  ties?: Ties | undefined
  /** a column: ranks within each group */
  by?: string | undefined
}
