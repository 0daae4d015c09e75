/** Known population totals of one variable in a city, with each respondent's category. */
export interface MarginColumn {
  variable: string
  /** names of the categories, in their order */
  categories: string[]
  /** people per category */
  totals: Float64Array
  /** length n, position in `categories`; -1 = withheld */
  codes: Int32Array
  /** categories have an order (age groups): a thin one merges with a neighbour. Default false. */
  ordered?: boolean
}

/** One stratum of an invited sample: who was asked to answer. */
export interface InvitedStratum {
  name: string
  /** people invited */
  invited: number
  /** Σ of their base weights: people they stand for before anybody answers */
  weight: number
}

/** The columns of one city; row i is respondent i in every column. */
export interface CityColumns {
  /** people each respondent stands for before weighting; 1 for open participation */
  baseWeights: Float64Array
  /** stratum of each respondent, 0, 1, ...; null = one stratum */
  strata: Int32Array | null
  /** population per stratum code, for the finite population correction; null = none */
  stratumSizes: Float64Array | null
  /** the invited per stratum code, strata without respondents included; absent where they are not known */
  invited?: readonly InvitedStratum[]
  margins: MarginColumn[]
}

/** Weighting classes for nonresponse. */
export interface NonresponseRule {
  /** every stratum of the sample is a class */
  classes: 'strata'
  /** classes with fewer respondents are merged; an empty one always is */
  mergeBelow: number
}

/** How a city is weighted; plain data, kept with the wave. */
export interface WeightingRecipe {
  /** applied where the invited are known; null = base weights as they are */
  nonresponse: NonresponseRule | null
  /** margin variables, in the order they are raked */
  margins: string[]
  /** categories with fewer respondents are merged; 10 is usual, 0 never merges */
  collapseBelow: number
  /** largest weight allowed, in medians of the raked weights; null = no trimming */
  trimUpperMedians: number | null
  maxIterations: number
  /** largest relative deviation from a margin total that counts as met */
  tolerance: number
  normaliseTo: 'population' | 'respondents' | null
  /** respondents without a value on a margin variable */
  withheld: 'own-share' | 'refuse'
}

/** A merge of two categories of a margin, by name. */
export interface Collapse {
  variable: string
  from: string
  into: string
  /** respondents in `from` when it was merged */
  respondents: number
}

/** One category of a margin as the sample shows it before and after weighting; shares sum to 1. */
export interface ProfileRow {
  category: string
  respondents: number
  target: number
  before: number
  after: number
}

/** A weighting class and the factor by which its respondents stand for its nonrespondents too. */
export interface ResponseClass {
  /** names of its strata, more than one where classes were merged */
  strata: string[]
  invited: number
  responded: number
  factor: number
}

/** What a set of weights looks like; rows without weight do not count. */
export interface WeightMoments {
  n: number
  sum: number
  cv: number
  kishDesignEffect: number
  effectiveN: number
}

/** The weights of a city after one step of its recipe. */
export interface StepMoments extends WeightMoments {
  step: 'base' | 'nonresponse' | 'margins' | 'trim' | 'normalise'
}

/** Respondents with a weight from `from` to `to`, in the units of the final weights. */
export interface WeightBin {
  from: number
  to: number
  respondents: number
}

/** What happened to the weights of a city. */
export interface WeightingDiagnostics {
  /** each step that was taken, the base weights first */
  steps: StepMoments[]
  /** null where nonresponse was not adjusted for */
  responseClasses: ResponseClass[] | null
  histogram: WeightBin[]
  /** every margin is met within the tolerance and every weight within the limit */
  converged: boolean
  /** raking cycles over all margins, all rounds of rake-trim-rake together */
  iterations: number
  respondents: number
  min: number
  max: number
  median: number
  cv: number
  kishDesignEffect: number
  effectiveN: number
  profiles: { variable: string; rows: ProfileRow[] }[]
  collapsed: Collapse[]
  /** margin variables where respondents withheld their answer, and how many */
  withheld: { variable: string; respondents: number; share: number }[]
  /** weight limit, in the units of the final weights; null without trimming */
  trimLimit: number | null
  /** respondents whose weight the limit holds down */
  trimmed: number
  /** largest relative deviation of a weighted margin category from its target */
  largestDeviation: number
}
