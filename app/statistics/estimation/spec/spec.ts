import type { LonelyPsu } from '../../variance/lonely-psu.ts'

/** What to compute, as data: columns, design, weighting and the list of estimates. */
export interface Spec {
  data: string
  columns: Record<string, ColumnSpec>
  design: DesignSpec
  replicates: ReplicateSpec | null
  weighting: StepSpec[]
  estimates: EstimateSpec[]
}

export interface ColumnSpec {
  type: 'numeric' | 'categorical' | 'id'
  levels: string[]
}

export interface DesignSpec {
  /** one column per stage, outermost first; null = each row its own PSU */
  ids: string[] | null
  strata: string[] | null
  weights: string | null
  probs: string[] | null
  fpc: string[] | null
  nest: boolean
  lonelyPsu: LonelyPsu
  adjustDomainLonely: boolean
}

export const REPLICATE_TYPES = ['JK1', 'JKn', 'BRR', 'Fay', 'bootstrap'] as const

export interface ReplicateSpec {
  source: 'generate' | 'columns'
  type: (typeof REPLICATE_TYPES)[number]
  columns: string[]
  combinedWeights: boolean
  rho: number
  scale: number | null
  rscales: number[] | null
  mse: boolean
  /** replicates and seed of a generated bootstrap */
  count: number
  seed: number
}

/** A category is a level of a categorical column, or a value of a numeric one. */
export type Category = string | number

export interface MarginSpec {
  variables: string[]
  /** one category per variable and the population total of the cell */
  totals: { categories: Category[]; total: number }[]
}

export type StepSpec =
  | { step: 'poststratify'; margin: MarginSpec; partial: boolean }
  | { step: 'rake'; margins: MarginSpec[]; maxIterations: number; tolerance: number }
  | CalibrateSpec
  | { step: 'trim'; lower: number; upper: number; strict: boolean }
  | { step: 'nonresponse'; classes: string[]; respondent: string }

export interface CalibrateSpec {
  step: 'calibrate'
  method: 'linear' | 'raking' | 'logit'
  margins: MarginSpec[]
  continuous: { variable: string; total: number }[]
  populationSize: number | null
  bounds: [lower: number, upper: number] | null
  boundsScale: 'ratio' | 'weight'
  maxIterations: number
  tolerance: number
  aggregateStage: number | null
}

export const OPERATORS = ['==', '!=', '<', '<=', '>', '>=', 'in'] as const

export interface Condition {
  variable: string
  op: (typeof OPERATORS)[number]
  value: Category | Category[]
}

export type DegreesSpec = 'domain' | 'design' | 'infinite' | number

export const QUANTILE_RULES = [
  'math',
  'school',
  'shahvaish',
  'hf1',
  'hf2',
  'hf3',
  'hf4',
  'hf5',
  'hf6',
  'hf7',
  'hf8',
  'hf9',
] as const

export type QuantileRule = (typeof QUANTILE_RULES)[number]

export interface CommonSpec {
  id: string
  by: string[]
  subset: Condition[]
  confidenceLevel: number
  deff: boolean | 'replace'
  naRm: boolean
  lonelyPsu: LonelyPsu
  adjustDomainLonely: boolean
  covariance: boolean
  df: DegreesSpec
}

export interface ContrastTerm {
  by: Record<string, Category>
  variable: string | null
  category: Category | null
  coefficient: number
}

export type EstimateSpec = CommonSpec &
  (
    | { statistic: 'mean'; variables: string[] }
    | { statistic: 'total'; variables: string[] }
    | { statistic: 'ratio'; numerator: string; denominator: string }
    | {
        statistic: 'proportion'
        variable: string
        category: Category | Category[]
        ciMethod: ProportionMethod
      }
    | { statistic: 'variance'; variable: string }
    | {
        statistic: 'quantile'
        variable: string
        quantiles: number[]
        qrule: QuantileRule
        ciMethod: (typeof QUANTILE_METHODS)[number]
      }
    | { statistic: 'weights' }
    | { statistic: 'contrast'; of: string; terms: ContrastTerm[] }
    | { statistic: 'ttest'; variable: string; group: string }
    | { statistic: 'chisq'; row: string; column: string; method: 'F' | 'Chisq' | 'Wald' | 'adjWald' }
    | { statistic: 'regression'; variable: string; predictors: string[] }
    | { statistic: 'distribution'; variable: string; ciMethod: ProportionMethod }
    | {
        statistic: 'comparisons'
        of: string
        /** the domain every other is compared with; null = all pairs */
        against: Record<string, Category> | null
        adjust: (typeof ADJUSTMENTS)[number]
      }
    | {
        statistic: 'aggregate'
        of: string
        weighting: 'residents' | 'equal'
        populations: { by: Record<string, Category>; total: number }[]
      }
    | { statistic: 'smallAreas'; of: string; areas: SmallAreaSpec[]; benchmark: boolean }
  )

/** What is known of a small area: auxiliaries without the intercept, and its population for benchmarking. */
export interface SmallAreaSpec {
  by: Record<string, Category>
  auxiliaries: number[]
  population: number | null
}

export const ADJUSTMENTS = ['holm', 'benjamini-hochberg', 'none'] as const

/** Intervals that have no value at 0 and 1, but `mean`; the two after them have one everywhere. */
export const QUANTILE_METHODS = ['logit', 'xlogit', 'asin', 'beta', 'mean'] as const
export const PROPORTION_METHODS = [...QUANTILE_METHODS, 'wilson', 'kornGraubard'] as const

export type ProportionMethod = (typeof PROPORTION_METHODS)[number]

/** The estimates of one statistic. */
export type EstimateOf<S extends EstimateSpec['statistic']> = Extract<EstimateSpec, { statistic: S }>
