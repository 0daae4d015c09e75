/** What a reader of an analysis should know before trusting it; each is a translation key under `warning`. */
export type WarningCode =
  /** no population figures for a margin the recipe asks for: detail = margin, number of cities */
  | 'margin-without-figures'
  /** nobody said on which side of a margin they are: margin, cities */
  | 'margin-without-answers'
  /** answers in categories without a population total count as withheld: margin, cities */
  | 'category-without-total'
  /** population figures older than three years at the wave's close: reference date, cities */
  | 'margins-old'
  /** no margin at all: base weights as they are; cities */
  | 'not-adjusted'
  /** margins and weight limit could not both be met; cities */
  | 'margins-not-met'
  /** Kish design effect above 2; cities */
  | 'kish-high'
  /** the largest weight is above five medians; cities */
  | 'weight-large'
  /** categories of a margin with fewer than 20 respondents: margin, cities */
  | 'cells-thin'
  /** before weighting more than a fifth of the respondents would have to be other people: margin, cities */
  | 'profile-far'
  /** after weighting more than a fiftieth still would: margin, cities */
  | 'profile-left'
  /** open participation is not ranked; cities */
  | 'open-participation'
  /** answers without an invitation in an invited sample are left out; responses */
  | 'without-invitation'
  /** flagged answers are left out; responses */
  | 'flagged-left-out'
  /** scores with too few answers stay out of the index; scores */
  | 'score-too-thin'

/** A warning as it is stored: its code, and its detail after a colon (`margins-old:2020-11-01 119`). */
export function warning(code: WarningCode, ...detail: (string | number)[]): string {
  return detail.length === 0 ? code : `${code}:${detail.join(' ')}`
}

/** One line per warning of the cities, with the number of cities it holds for. */
export function gatherWarnings(byCity: string[][]): string[] {
  const counts = new Map<string, number>()
  for (const one of byCity.flat()) counts.set(one, (counts.get(one) ?? 0) + 1)
  return Array.from(counts, ([text, count]) => `${text}${text.includes(':') ? ' ' : ':'}${count}`).sort()
}
