import { sampleSize } from '#app/statistics/composite/analyses/survey/sample-size.ts'
import { normalMultiplier } from '#app/statistics/composite/editions/estimate.ts'
import { allocate } from '#app/survey/wave/invited/allocate.ts'
import { LEAST_INVITED, type SampleStratum } from '#app/survey/wave/invited/sample-frame.ts'
import type { PlanRequest, SamplePlan } from '#app/survey/wave/invited/sample-view.ts'

const LEVEL = 0.95
const EVEN_SPLIT = 0.5

/**
 * Plans the invitations of a city for a margin of error of a share near one half.
 *
 *   n = completes for the margin,   m = n / r,   mₕ by allocation,
 *   margin = z √( deff Σ Wₕ² Sₕ² (1 - nₕ / Nₕ) / nₕ ),   nₕ = r mₕ
 *
 * The frame variable `sd` is the standard deviation of a stratum where it has one, else 0.5.
 *
 * @returns null when the people of the city do not suffice for it
 * @throws Refusal INVALID_SPEC when margin or design effect is not positive
 */
export function planSample(strata: SampleStratum[], request: PlanRequest): SamplePlan | null {
  const { allocation, responseRate, designEffect } = request
  const people = strata.reduce((sum, { population }) => sum + population, 0)
  const { completes } = sampleSize({
    level: LEVEL,
    sd: EVEN_SPLIT,
    margin: request.margin / 100,
    designEffect,
    population: people,
  })
  const spread = strata.map(({ population, frame }) => ({
    population,
    sd: Number(frame['sd']) || EVEN_SPLIT,
  }))
  const wanted = Math.max(Math.ceil(completes / responseRate), leastOf(spread))
  const given = allocate(spread, wanted, allocation)
  if (!given) return null
  const planned = strata.map((stratum, at) => {
    const invited = given[at] ?? 0
    return { ...stratum, invited, completes: invited * responseRate }
  })
  const variance = planned.reduce((sum, { population, completes: n }, at) => {
    const share = population / people
    const sd = spread[at]?.sd ?? EVEN_SPLIT
    return sum + (share ** 2 * sd ** 2 * (1 - n / population)) / n
  }, 0)
  return {
    completes,
    invitations: wanted,
    strata: planned,
    margin: 100 * normalMultiplier(LEVEL) * Math.sqrt(designEffect * variance),
  }
}

function leastOf(strata: { population: number }[]): number {
  return strata.reduce((sum, { population }) => sum + Math.min(population, LEAST_INVITED), 0)
}
