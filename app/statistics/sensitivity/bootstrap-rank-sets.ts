import type { RankSet } from '#app/statistics/composite/ranking/rank-sets.ts'
import { quantileOfSorted } from '#app/statistics/composite/columns/quantile.ts'
import type { RandomSource } from '#app/statistics/random.ts'

export interface BootstrapOptions {
  level: number
  replications: number
  /** `marginal`: a statement about one unit at a time; `simultaneous`: about all ranks at once */
  kind: 'marginal' | 'simultaneous'
}

/**
 * Rank confidence sets by the stepdown bootstrap.
 *
 * One-sided hypotheses "i is not above j" are rejected when
 *
 *   zᵢⱼ = (xᵢ - xⱼ) / √(seᵢ² + seⱼ²)
 *
 * exceeds the quantile of the largest bootstrapped z over the hypotheses still open; then the quantile is taken again
 * over what is left until nothing more is rejected. A rejected hypothesis leaves, its reverse stays.
 *
 * @param scores null is unranked
 * @param ses standard errors > 0 of the scores that are there
 * @returns as `rankCities`
 *
 * Source: Mogstad, Romano, Shaikh and Wilhelm (2024), Review of Economic Studies 91(1), 476-518.
 */
export function bootstrapRankSets(
  scores: readonly (number | null)[],
  ses: readonly (number | null)[],
  { level, replications, kind }: BootstrapOptions,
  random: RandomSource,
): (RankSet | null)[] {
  const places = scores.flatMap((score, place) => (score === null ? [] : [place]))
  const x = Float64Array.from(places, (place) => scores[place] ?? NaN)
  const se = Float64Array.from(places, (place) => ses[place] ?? NaN)
  const draws = Array.from({ length: replications }, () => se.map((error) => error * random.normal()))
  const all = orderedPairs(x, se)

  const above = kind === 'simultaneous' ? stepDown(all, draws, level) : null
  const sets = new Map<number, RankSet>()
  places.forEach((place, unit) => {
    const own = above ?? stepDown(ofUnit(all, unit), draws, level)
    sets.set(place, {
      rank: 1 + x.filter((other) => other > (x[unit] ?? NaN)).length,
      low: 1 + own.filter(({ j }) => j === unit).length,
      high: places.length - own.filter(({ i }) => i === unit).length,
    })
  })
  return scores.map((_, place) => sets.get(place) ?? null)
}

/** The hypothesis "i is not above j". */
interface Hypothesis {
  i: number
  j: number
  /** 1 / √(seᵢ² + seⱼ²) */
  scale: number
  z: number
}

function orderedPairs(x: Float64Array, se: Float64Array): Hypothesis[] {
  const pairs: Hypothesis[] = []
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < x.length; j++) {
      if (i === j) continue
      const scale = 1 / Math.hypot(se[i] ?? NaN, se[j] ?? NaN)
      pairs.push({ i, j, scale, z: ((x[i] ?? NaN) - (x[j] ?? NaN)) * scale })
    }
  }
  return pairs
}

function ofUnit(pairs: Hypothesis[], unit: number): Hypothesis[] {
  return pairs.filter(({ i, j }) => i === unit || j === unit)
}

/** The hypotheses that are rejected in the end. */
function stepDown(hypotheses: Hypothesis[], draws: Float64Array[], level: number): Hypothesis[] {
  const rejected: Hypothesis[] = []
  let open = hypotheses
  while (open.length > 0) {
    const critical = criticalValue(open, draws, level)
    const next = open.filter(({ z }) => z <= critical)
    if (next.length === open.length) break
    rejected.push(...open.filter(({ z }) => z > critical))
    open = next
  }
  return rejected
}

function criticalValue(open: Hypothesis[], draws: Float64Array[], level: number): number {
  const largest = Float64Array.from(draws, (draw) => {
    let most = -Infinity
    for (const { i, j, scale } of open) {
      const z = ((draw[i] ?? 0) - (draw[j] ?? 0)) * scale
      if (z > most) most = z
    }
    return most
  })
  return quantileOfSorted(largest.sort(), level)
}
