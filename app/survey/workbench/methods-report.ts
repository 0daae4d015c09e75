import type { CityIdentity, Edition, Mark } from '#app/survey/reports/report.ts'

/**
 * The ways a wave can be computed besides the official one: without the limit on weights; with base weights alone; every
 * answer alike; flagged responses the other way round; answers without an invitation among the others, all alike at
 * first.
 */
export const METHODS = ['official', 'untrimmed', 'base', 'unweighted', 'flagged', 'everyone'] as const
export type Method = (typeof METHODS)[number]

/** What is compared, all on 0..100 but places. */
export const METHOD_MEASURES = ['index', 'place', 'smileRate', 'satisfaction'] as const
export type MethodMeasure = (typeof METHOD_MEASURES)[number]

/** One city under one method; null where there is no figure. */
export interface MethodCity {
  index: Record<Edition, number | null>
  place: Record<Edition, number | null>
  smileRate: number | null
  satisfaction: number | null
  /** `withheld`: the difference from the official figures would be that of fewer people than may be shown */
  mark: Mark
}

export interface MethodLine {
  method: Method
  /** answers that count */
  responses: number | null
  /** of all residents of the cities */
  all: { index: Record<Edition, number | null>; smileRate: number | null }
  /** by city, in the order of the report */
  cities: MethodCity[]
}

export interface MethodsReport {
  cities: CityIdentity[]
  /** the official one first; methods that would change nothing are left out */
  lines: MethodLine[]
  /** whether the official figures count flagged responses */
  flagged: 'included' | 'excluded'
  hiddenBelow: number
}
