import type { RandomSource } from '#app/statistics/random.ts'
import type { StratumFrame } from '#app/survey/wave/invited/strata.ts'
import { proportionally } from './allocate-responses.ts'

/** A district as a stratum of the sample: its people, how many were invited, and how readily they answer. */
export interface SampledStratum extends StratumFrame {
  /** relative to the city's other districts; 1 = as usual */
  readiness: number
}

/** anonymous tickets ask for strata of at least so many invitations */
const SMALLEST_STRATUM = 200
/** share of the invited who answer: somewhere between these, by city */
const RESPONSE_RATE = { low: 0.16, high: 0.32 }
const READINESS_SD = 0.12

/**
 * The invited sample of a city: enough invitations for its answers at the city's response rate, shared among the
 * districts by population, with a floor in each.
 *
 * @param responses answers the city will have
 */
export function drawFrame(
  strata: Omit<StratumFrame, 'invited'>[],
  responses: number,
  random: RandomSource,
): SampledStratum[] {
  const rate = RESPONSE_RATE.low + (RESPONSE_RATE.high - RESPONSE_RATE.low) * random.uniform()
  const wanted = proportionally(
    Math.ceil(responses / rate),
    strata.map(({ population }) => population),
  )
  return strata.map((stratum, at) => ({
    ...stratum,
    invited: Math.min(stratum.population, Math.max(SMALLEST_STRATUM, wanted[at]!)),
    readiness: Math.exp(READINESS_SD * random.normal()),
  }))
}
