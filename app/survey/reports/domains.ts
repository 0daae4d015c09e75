import type { LocalText } from '#app/survey/item.ts'
import type { Figure, Mark } from './figure.ts'

/** What residents are told apart by; those that the answers of a wave hold, in the order they are shown. */
export const DOMAIN_VARIABLES = ['district', 'age_group', 'sex', 'education', 'hukou_place'] as const
export type DomainVariable = (typeof DOMAIN_VARIABLES)[number]

/** What is estimated for each of them; all of it is what people say. */
export type DomainMeasure = 'index' | 'first_level' | 'smile_rate' | 'satisfaction'

/**
 * higher, lower: a difference that is real at the level of the release, corrected for all comparisons of the variable;
 * no-difference: the survey cannot tell it from none;
 * open: who took part may differ as much as what people think, so nothing is called real;
 * untested: no difference can be given
 */
export const DOMAIN_VERDICTS = ['higher', 'lower', 'no-difference', 'open', 'untested'] as const
export type DomainVerdict = (typeof DOMAIN_VERDICTS)[number]

/** One measure of one domain, and how far it lies from the rest of the city. */
export interface DomainRow {
  measure: DomainMeasure
  /** code of a first-level index; empty for the others */
  code: string
  /** its interval is t with the degrees of freedom of the city's design */
  figure: Figure
  /** domain less all others of the city who said which of the categories is theirs */
  difference: number | null
  se: number | null
  low: number | null
  high: number | null
  df: number | null
  t: number | null
  p: number | null
  /** corrected over the tested rows of the variable, as `DomainReport.correction` says */
  pAdjusted: number | null
  verdict: DomainVerdict
}

/** One category of a variable. It is shown or hidden as a whole, by the measure with the fewest answers. */
export interface DomainCategory {
  key: string
  label: LocalText
  mark: Mark
  /** answers behind its thinnest figure; for evaluators alone, null for all others */
  n: number | null
  effectiveN: number | null
  /** weighted share of those who said which category is theirs, 0..1; null where the category is not shown */
  share: number | null
  /** empty where the category is not shown */
  rows: DomainRow[]
}

/** The results of one city by one variable. */
export interface DomainReport {
  variable: DomainVariable
  /** rows tested, and the correction for that many; null where nothing was tested */
  comparisons: number
  correction: 'holm' | 'benjamini-hochberg' | null
  /** empty when too few answers are left to show any of them */
  categories: DomainCategory[]
}

/** What may be said of a difference. @param alpha 1 - confidence level */
export function domainVerdict({ difference, pAdjusted, verdict }: DomainRow, alpha: number): DomainVerdict {
  if (verdict === 'open') return verdict
  if (difference === null || pAdjusted === null) return 'untested'
  if (!(pAdjusted < alpha)) return 'no-difference'
  return difference > 0 ? 'higher' : 'lower'
}
