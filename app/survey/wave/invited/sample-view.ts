import type { LocalText } from '#app/survey/item.ts'
import type { Allocation } from './allocate.ts'
import type { SampleStratum } from './sample-frame.ts'
import type { ParticipationDesign } from '#app/survey/wave/wave.ts'

/** A stratum as evaluators see it. */
export interface StratumView extends SampleStratum {
  /** chance of one of its people to be invited */
  probability: number
  baseWeight: number
  /** invitations made so far */
  made: number
  /** too few invitations for tickets */
  small: boolean
}

/** A batch of invitations as evaluators see it. */
export interface BatchView {
  city: string
  number: number
  createdOn: string
  invitations: number
  /** rounded down to tens; null below ten, and where fewer than ten are left */
  redeemed: number | null
  declined: number | null
}

/** The sample of one city of a wave. */
export interface CitySample {
  code: string
  name: LocalText
  design: ParticipationDesign
  population: number
  invited: number
  made: number
  strata: StratumView[]
  batches: BatchView[]
}

/** What is asked of a city's sample. */
export interface PlanRequest {
  allocation: Allocation
  /** half width of the interval of a share in the city, in percentage points */
  margin: number
  /** share of the invited expected to answer, in (0, 1] */
  responseRate: number
  /** design effect expected of weighting */
  designEffect: number
}

export interface SamplePlan {
  /** completed interviews the margin needs, were they drawn from the city as a whole */
  completes: number
  invitations: number
  strata: (SampleStratum & { completes: number })[]
  /** what the plan gives, with its strata and rounding, in percentage points */
  margin: number
}
