/**
 * How the weights of one city came about; part of the report values, for evaluators alone.
 * Shares are 0..1; null means there is none to give.
 */

/** The weights of a city after one step of the recipe. */
export interface WeightingStep {
  step: 'base' | 'nonresponse' | 'margins' | 'trim' | 'normalise'
  /** respondents with a weight */
  n: number
  /** people the weights add up to */
  sum: number
  cv: number
  kishDesignEffect: number
  effectiveN: number
}

/** A weighting class: strata whose invited people answered alike, one factor for all. */
export interface ResponseClass {
  /** names of its strata */
  strata: string[]
  invited: number
  responded: number
  /** what the base weights were multiplied by */
  factor: number
}

/** Respondents with a weight from `from` up to `to`, both in people. */
export interface WeightBin {
  from: number
  to: number
  respondents: number
}

export interface MarginCategory {
  category: string
  n: number
  target: number
  before: number
  after: number
  collapsedInto: string | null
}

export interface MarginReport {
  variable: string
  categories: MarginCategory[]
  /** largest difference from the target left after trimming, as a share */
  deviation: number
  /** Σ |share - target| / 2: the share of respondents who would have to be other people */
  distance: { before: number; after: number }
}

/** How far participation depended on the categories of one margin; of open participation. */
export interface RepresentativenessReport {
  variable: string
  /** R-indicator: 1 = the same share of every category took part */
  rIndicator: number
  se: number
  /** coefficient of variation of the shares that took part: the largest bias, in standard deviations */
  cv: number
  cvSe: number
}

export interface WeightingReport {
  converged: boolean
  iterations: number
  min: number
  max: number
  median: number
  cv: number
  kishDesignEffect: number
  effectiveN: number
  trimmed: number
  /** largest weight allowed; null without trimming */
  trimLimit: number | null
  steps: WeightingStep[]
  /** null where nonresponse was not adjusted for */
  responseClasses: ResponseClass[] | null
  histogram: WeightBin[]
  margins: MarginReport[]
  /** by margin; empty for invited samples */
  representativeness: RepresentativenessReport[]
  warnings: string[]
}
