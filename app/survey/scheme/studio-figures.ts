import type { Edition } from '#app/survey/reports/report.ts'

/** A city's place as a scheme gives it; the set is simultaneous over the league. */
export interface StudioPlace {
  rank: number
  low: number
  high: number
  tier: number
}

export interface StudioCity {
  city: string
  score: number | null
  /** interval of the score, from the survey's error; null where it cannot be told */
  low: number | null
  high: number | null
  /** null for a city that has no place */
  place: StudioPlace | null
  /** places up (positive) or down against the official run */
  shift: number | null
}

/** What a scheme makes of a basis, as the studio shows it. */
export interface StudioFigures {
  cities: StudioCity[]
  peopleShare: { nominal: number | null; effective: number | null; variance: number | null }
  /** share of each index among its siblings */
  weights: Record<string, number>
  /** consistency ratio of the comparisons below an index, where there are any */
  ratios: Record<string, number>
  /** how far the experts are apart, by index: standard deviation, lowest and highest share */
  spreads: Record<string, { sd: number | null; min: number; max: number }>
  /** standard errors of weights that residents voted for, by index; they are not carried into the intervals */
  errors: Record<string, number | null>
  /** against the official run */
  shift: {
    cities: number
    moved: number
    meanShift: number
    furthest: { city: string; places: number } | null
    apart: number
  }
}

/** One step on the way down from a score to what it is made from. */
export interface StudioPart {
  code: string
  kind: 'index' | 'first' | 'second' | 'people' | 'objective' | 'indicator'
  score: number | null
  /** points of the index per point of this score */
  weight: number
  /** points of the index that come from it */
  contribution: number
}

/** Why a set-up gives no figures, with the node and city it names. */
export interface StudioRefusal {
  code: string
  message: string
  at: Record<string, unknown>
}

export type StudioResult = { figures: StudioFigures; parts: StudioPart[] | null } | { refusal: StudioRefusal }

export interface StudioOptions {
  edition: Edition
  level: number
  /** the city that is taken apart */
  city: string | null
}
