import type { CityIdentity, Figure } from '../report.ts'

/** How peer cities are chosen: nearest in population, of the same administrative level, of the same cluster. */
export const PEER_KINDS = ['size', 'level', 'cluster'] as const
export type PeerKind = (typeof PEER_KINDS)[number]

/**
 * above, below: the city differs from the peer beyond what chance explains, corrected for all comparisons of the page;
 * not-clear: the survey cannot tell them apart; untested: no interval, or open participation
 */
export type PeerVerdict = 'above' | 'below' | 'not-clear' | 'untested'

/** One peer in one measure: its own figure, and the city less the peer. */
export interface PeerRow {
  city: string
  figure: Figure
  difference: number | null
  low: number | null
  high: number | null
  pAdjusted: number | null
  verdict: PeerVerdict
}

/** index: the blended index; smile_rate; otherwise the code of a first-level index, blended */
export interface PeerMeasure {
  key: string
  own: Figure
  rows: PeerRow[]
}

export interface Peers {
  by: PeerKind
  /** nearest in population first */
  cities: CityIdentity[]
  measures: PeerMeasure[]
  /** comparisons the correction is for */
  tested: number
}

/** What residents say less what figures say, of one second-level index. */
export interface Gap {
  code: string
  people: Figure
  objective: number
  difference: number
  pAdjusted: number | null
  /** residents above the figures, below them, or not to be told apart */
  verdict: 'above' | 'below' | 'not-clear' | 'untested'
}
