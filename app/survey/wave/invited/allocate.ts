import { LEAST_INVITED } from './sample-frame.ts'

export const ALLOCATIONS = ['proportional', 'equal', 'neyman'] as const
export type Allocation = (typeof ALLOCATIONS)[number]

/** What a stratum must tell to be given invitations. */
export interface AllocatedStratum {
  population: number
  /** standard deviation of what is asked; 0.5, that of an even split, where nothing is known */
  sd: number
}

/**
 * Shares invitations out over strata.
 *
 *   proportional  mₕ ∝ Nₕ      equal  mₕ ∝ 1      neyman  mₕ ∝ Nₕ Sₕ
 *
 * Each stratum gets as many as tickets ask for, or all its people where it has fewer, and none more than its people;
 * the others share the rest anew.
 *
 * @param total invitations in the city
 * @returns whole numbers that add up to `total`, or null when there are too few for the floor or too many for the people
 *
 * Source: Cochran (1977), Sampling Techniques, sections 5.5 and 5.8.
 */
export function allocate(strata: AllocatedStratum[], total: number, method: Allocation): number[] | null {
  const least = strata.map(({ population }) => Math.min(population, LEAST_INVITED))
  const most = strata.map(({ population }) => population)
  if (total < sum(least) || total > sum(most)) return null
  const wants = strata.map((stratum) => wish(stratum, method))
  const given = wants.map(() => NaN)
  let left = total
  for (;;) {
    const free = given.flatMap((value, at) => (Number.isNaN(value) ? [at] : []))
    const wanted = sum(free.map((at) => wants[at] ?? 0))
    const share = (at: number) => (left * (wants[at] ?? 0)) / wanted
    const low = free.filter((at) => share(at) < (least[at] ?? 0))
    const high = free.filter((at) => share(at) > (most[at] ?? 0))
    const short = sum(low.map((at) => (least[at] ?? 0) - share(at)))
    const over = sum(high.map((at) => share(at) - (most[at] ?? 0)))
    const fixed = short >= over ? low : high
    if (fixed.length === 0) {
      roundOff(free, free.map(share), left).forEach((value, place) => (given[free[place] ?? 0] = value))
      return given
    }
    for (const at of fixed) {
      given[at] = (short >= over ? least : most)[at] ?? 0
      left -= given[at]
    }
  }
}

function wish({ population, sd }: AllocatedStratum, method: Allocation): number {
  if (method === 'equal') return 1
  return method === 'neyman' ? population * sd : population
}

/** Whole numbers that add up to `total`, by largest remainders. */
function roundOff(places: number[], shares: number[], total: number): number[] {
  const whole = shares.map((share) => Math.floor(share))
  const order = places
    .map((_, at) => at)
    .sort((one, other) => remainder(shares, other) - remainder(shares, one))
  const left = Math.round(total - sum(whole))
  for (const at of order.slice(0, left)) whole[at] = (whole[at] ?? 0) + 1
  return whole
}

function remainder(shares: number[], at: number): number {
  return (shares[at] ?? 0) % 1
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
