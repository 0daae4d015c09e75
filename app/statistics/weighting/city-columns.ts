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

/** The columns of one city; row i is respondent i in every column. */
export interface CityColumns {
  /** people each respondent stands for before weighting; 1 for open participation */
  baseWeights: Float64Array
  /** stratum of each respondent, 0, 1, ...; null = one stratum */
  strata: Int32Array | null
  /** population per stratum code, for the finite population correction; null = none */
  stratumSizes: Float64Array | null
  margins: MarginColumn[]
}

/** How a city is weighted; plain data, kept with the wave. */
export interface WeightingRecipe {
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

/** What happened to the weights of a city. */
export interface WeightingDiagnostics {
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
