import type { LocalText, OptionValue } from '#app/survey/item.ts'

/** One thing an intruder may know, as it stands in a public file. */
export interface PublicIdentifier {
  name: string
  label: LocalText
  /** level that was chosen, and the coarsest there is; 0 = as it was asked */
  level: number
  coarsest: number
  /** what the chosen level holds */
  levelLabel: LocalText
  /** rows that lost it because its category was thin in the city, and to reach k */
  hidden: number
  suppressed: number
}

/** A column of a public file, as it is described to its readers. */
export interface PublicColumn {
  name: string
  label: LocalText
  options: { value: OptionValue; label: LocalText; missing?: boolean }[]
}

/** How a public file was made, what it cost and what is left to weigh up; for evaluators. */
export interface PublicFileReport {
  k: number
  leastPerCategory: number
  mostSuppressed: number
  rows: number
  cities: number
  classes: number
  smallestClass: number
  identifiers: PublicIdentifier[]
  /** mean over the identifiers of level / coarsest level, 0..1 */
  generalisation: number
  /** share of the identifiers' cells that hold no category any more, 0..1 */
  suppression: number
  /** cities of the release that are not in it, because their results are not public */
  citiesLeftOut: number
  /** questions of the questionnaire that are not in it */
  itemsLeftOut: string[]
  /** answers emptied because the release withholds the question in so many cities */
  itemsWithheld: { item: string; cities: number }[]
  /** classes in which every answer to a question is the same (fewer than two different ones) */
  uniform: { item: string; classes: number }[]
  /** largest and mean distance of a city's option shares from those of the full weights, in percentage points */
  shareDifference: { largest: number; mean: number }
  columns: PublicColumn[]
}

/** A public file in a list. */
export interface PublicFileLine {
  id: string
  releaseId: string
  hash: string
  createdBy: string
  createdOn: string
  /** null before an evaluator has published it */
  publishedBy: string | null
  publishedOn: string | null
  report: PublicFileReport
}
