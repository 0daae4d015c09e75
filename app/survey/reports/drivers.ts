/**
 * What goes with how satisfied residents are, what they say matters to them, and where a city stands against its own
 * mean; part of the report values. A coefficient is made of the answers of a hundred effective respondents at least and
 * cannot be added or subtracted to a count of any cell. Everything else follows from figures printed beside it, and is
 * printed only where all of them are.
 */

/**
 * shown; fewer effective respondents than the threshold; scores that follow from each other; an outcome or score
 * without differences; no question for the outcome or fewer than two scores; withheld because the city is
 */
export type DriverMark = 'shown' | 'too-few' | 'collinear' | 'no-spread' | 'not-asked' | 'hidden'

/** The derived importance of one second-level index: a standardised slope. */
export interface Driver {
  code: string
  estimate: number
  se: number
  low: number
  high: number
  /** two-sided p-value of no association, and corrected for all indices of the city (Holm) */
  p: number
  pAdjusted: number
}

/** Regression of overall satisfaction on the second-level scores, of those who gave them all. */
export interface DerivedImportance {
  mark: DriverMark
  /** respondents who enter; null when hidden */
  n: number | null
  effectiveN: number | null
  df: number | null
  /** share of the variance of satisfaction that goes with the scores, 0..1 */
  explained: number | null
  /** empty unless shown */
  rows: Driver[]
}

/** What residents put in order of importance; shares of all votes, 0..100, each resident one vote. */
export interface StatedImportance {
  /** code of the ranking question */
  item: string
  rows: { code: string; share: number; se: number | null; low: number | null; high: number | null }[]
}

/** One people score less the mean of all people scores of the city, with the test of no difference. */
export interface AgainstMean {
  code: string
  difference: number
  se: number
  low: number
  high: number
  pAdjusted: number
}

export interface CityDrivers {
  /** code of the item that says how satisfied they are */
  outcome: string
  derived: DerivedImportance
  stated: StatedImportance[]
  /** second-level indices; Holm over them; empty where one of the scores is not shown */
  againstMean: AgainstMean[]
}

/**
 * The importance of the release as a whole, for cities that have none of their own: the mean over the public cities
 * with one, weighted by their people.
 */
export interface ReleaseDrivers {
  outcome: string
  /** cities that enter */
  cities: number
  rows: Driver[]
}
