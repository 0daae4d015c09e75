import type { RandomSource } from '#app/statistics/random.ts'

/** How often the city with the highest score keeps it. */
export interface FirstPlaceKept {
  /** position of that city in the list; of several with the highest score, the first */
  city: number
  /** share of the draws in which it keeps the highest score when the weights alone move, 0..1 */
  byWeights: number
  /** when the scores are drawn from their sampling error as well */
  withError: number
}

/**
 * Does first place hold when the weights are not quite those?
 *
 *   w becomes w (1 + f (2u - 1)), u uniform on [0, 1), independent for every weight
 *   score becomes score + se·z, z standard normal, independent for every city
 *
 * Shares of draws say nothing of how far a set of places reaches: they go beside the set, never in its stead.
 *
 * @param cities scores below the index, and the standard error of their mean (`errorUnderWeights`); null is unranked
 * @param weights ≥ 0, not all 0
 * @param options.spread f, 0.2 for a fifth up or down
 * @returns null when no city has a score
 */
export function firstPlaceKept(
  cities: readonly { scores: readonly (number | null)[]; se: number | null }[],
  weights: readonly number[],
  { draws, spread }: { draws: number; spread: number },
  random: RandomSource,
): FirstPlaceKept | null {
  const scores = new Float64Array(cities.length)
  const first = highest(score(weights))
  if (first === null) return null
  let byWeights = 0
  let withError = 0
  for (let draw = 0; draw < draws; draw++) {
    score(weights.map((weight) => weight * (1 + spread * (2 * random.uniform() - 1))))
    if (highest(scores) === first) byWeights++
    for (let at = 0; at < scores.length; at++) scores[at]! += (cities[at]?.se ?? 0) * random.normal()
    if (highest(scores) === first) withError++
  }
  return { city: first, byWeights: byWeights / draws, withError: withError / draws }

  /** the mean of the scores that each city has; a city without one is below all others */
  function score(own: readonly number[]): Float64Array {
    cities.forEach(({ scores: parts, se }, at) => {
      let sum = 0
      let total = 0
      for (let k = 0; k < own.length; k++) {
        const part = parts[k] ?? null
        if (part === null) continue
        sum += own[k]! * part
        total += own[k]!
      }
      scores[at] = total > 0 && se !== null ? sum / total : -Infinity
    })
    return scores
  }
}

/** Position of the highest score, the first of several; null when there is none. */
function highest(scores: Float64Array): number | null {
  let best: number | null = null
  for (let at = 0; at < scores.length; at++) {
    if (scores[at]! > (best === null ? -Infinity : scores[best]!)) best = at
  }
  return best
}
