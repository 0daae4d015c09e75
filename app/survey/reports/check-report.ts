/** Two kinds of analysis can be checked from texts alone: survey estimates, and a composite index. */
export const CHECK_KINDS = ['estimate', 'index'] as const
export type CheckKind = (typeof CHECK_KINDS)[number]

/** A figure as the result holds it; null = not available, a text where the format has one, such as `infinite`. */
export type CheckFigure = number | string | null

/** A table of figures, cut to the rows a page shows; `total` counts all of them. */
export interface CheckTable {
  columns: string[]
  rows: { label: CheckLabel; figures: CheckFigure[] }[]
  total: number
}

/** What a row is about. */
export interface CheckLabel {
  by: [column: string, value: string][]
  /** the domain it is compared with */
  against: [column: string, value: string][]
  variable: string | null
  category: string | null
  quantile: number | null
}

/** One request of a specification and its answer. */
export interface CheckedEstimate {
  id: string
  statistic: string
  /** what was asked for, by the names of the format: `variable`, `by`, `subset`, `ciMethod` … */
  asked: [field: string, value: string][]
  table: CheckTable
  /** what the answer holds besides its rows, such as the coefficients of a model */
  besides: [name: string, value: string][]
  /** joint covariance, cut like a table; null when not asked for */
  covariance: { labels: CheckLabel[]; matrix: CheckFigure[][]; total: number } | null
}

/** How the sample was drawn, as the analysis understood it. */
export interface CheckedDesign {
  rows: number
  stages: { units: number; strata: number; corrected: boolean }[]
  /** columns in the words of the specification, null where it names none */
  ids: string | null
  strata: string | null
  weights: string | null
  lonelyPsu: string
  /** the count is null where it follows from the design, as for a jackknife */
  replicates: { type: string; count: number | null } | null
  df: CheckFigure
}

/** Weights before the first and after the last step, as multiples of their mean. */
export interface WeightsPicture {
  /** edges of the bars, one more than bars, evenly spaced on a logarithmic axis */
  edges: number[]
  /** share of the rows with weight, per bar */
  before: number[]
  after: number[]
  /** minimum, 5 %, 25 %, median, 75 %, 95 %, maximum */
  quantiles: { before: number[]; after: number[] }
  /** rows whose weight is 0 or below at the end: on a logarithmic axis they have no place */
  outside: number
}

/** A step of the weighting and what the weights look like after it; the first entry is the base weights. */
export interface CheckedStep {
  step: string
  figures: Record<string, CheckFigure>
}

export interface EstimateReport {
  kind: 'estimate'
  title: string | null
  design: CheckedDesign
  steps: CheckedStep[]
  picture: WeightsPicture | null
  estimates: CheckedEstimate[]
}

/** Units in rows, nodes in columns. */
export interface IndexTable {
  name: string
  step: string
  units: string[]
  codes: string[]
  values: CheckFigure[][]
  total: number
}

/** A further result of an index: lines of a path and a value, since every type has its own shape. */
export interface CheckedAnalysis {
  id: string
  type: string
  lines: [place: string, value: CheckFigure][]
  total: number
}

export interface IndexReport {
  kind: 'index'
  title: string | null
  units: number
  tables: IndexTable[]
  analyses: CheckedAnalysis[]
  warnings: { code: string; message: string }[]
}

export type CheckReport = EstimateReport | IndexReport

/** Why nothing could be computed, and where to look. */
export interface CheckRefusal {
  code: string
  message: string
  at: Record<string, unknown>
  /** the place in the specification as it was written, shortened; null when the place is not in it */
  excerpt: string | null
}

/** A file chosen in the form: what it was called, its size in bytes and how its text was written. */
export interface CheckUpload {
  field: 'spec' | 'data' | 'files'
  name: string
  bytes: number
  encoding: string
}

/** What stands in the form when it comes back. */
export interface CheckForm {
  kind: CheckKind
  spec: string
  /** '' when it is too long to be shown in a form; it is kept on the server then, and `held` is true */
  data: string
  held: boolean
  uploads: CheckUpload[]
}
