import type { LocalText } from '#app/survey/item.ts'
import type { Break, Bridge } from './breaks.ts'

/**
 * up, down: a real change at the level of the release, corrected for all comparisons of the city;
 * no-clear-change: the survey cannot tell it from none;
 * break: not comparable, and no study could make it so (another index, another design);
 * no-bridge: not comparable as long as no bridge is declared;
 * open: who took part may have changed as much as what people think, so nothing is called real;
 * too-few: too few answers in one of the two; hidden: withheld in one of the two
 */
export const VERDICTS = [
  'up',
  'down',
  'no-clear-change',
  'break',
  'no-bridge',
  'open',
  'too-few',
  'hidden',
] as const
export type Verdict = (typeof VERDICTS)[number]

/** Is there a tested difference behind it? */
export function isTested(verdict: Verdict): boolean {
  return verdict === 'up' || verdict === 'down' || verdict === 'no-clear-change'
}

/** What is compared: the index or one of its parts in an edition, or a figure beside it. */
export const MEASURES = [
  'index',
  'first_level',
  'second_level',
  'smile_rate',
  'satisfaction',
  'sense',
  'ladder',
  'item_score',
] as const
export type Measure = (typeof MEASURES)[number]

export interface MeasureKey {
  measure: Measure
  /** code of an index, sense or item; empty where there is only one */
  code: string
  edition: 'people' | 'blended'
}

/** A figure of one of the two releases. */
export interface TrendPoint {
  value: number
  low: number | null
  high: number | null
}

/** One measure of one city then and now. Numbers are null where its verdict says that there are none to give. */
export interface ChangeRow extends MeasureKey {
  before: TrendPoint | null
  now: TrendPoint | null
  /** now less before, less what a bridge says the break adds */
  difference: number | null
  se: number | null
  low: number | null
  high: number | null
  /** degrees of freedom of the t test; null for the normal distribution, and where nothing was tested */
  df: number | null
  t: number | null
  p: number | null
  /** Holm over the tested rows of the city */
  pAdjusted: number | null
  verdict: Verdict
  /** breaks that touch it, as places in the list of the earlier wave */
  breaks: number[]
  /** bridges it is compared across */
  bridges: number[]
  /**
   * of an index that was made otherwise then: what the scores added, and what the new way of making it added; without
   * an error, hence without a verdict
   */
  parts: { scores: number; method: number } | null
}

/** One city since one earlier wave. */
export interface CityChanges {
  wave: string
  release: string
  rows: ChangeRow[]
}

/** An earlier wave that a release is compared with. */
export interface ComparedWave {
  wave: string
  title: LocalText
  opensOn: string
  closesOn: string
  release: string
  publishedOn: string
  breaks: Break[]
  bridges: Bridge[]
}

/** What a release says of its comparisons as a whole, and what later releases need to compare with it. */
export interface TrendSummary {
  /** shares of the modes of answering, 0..1 */
  modes: Record<string, number>
  /** margins weighted to, with the days their figures are of, oldest first */
  margins: { variable: string; dates: string[] }[]
  /** latest first; empty for the first wave */
  since: ComparedWave[]
}
