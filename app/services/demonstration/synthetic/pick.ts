import type { RandomSource } from '#app/statistics/random.ts'

/**
 * A repeated draw of one of several things, each with the chance its weight gives it.
 *
 * @param weights ≥ 0, not all 0
 * @returns draws the position of one
 */
export function pickBy(weights: readonly number[]): (random: RandomSource) => number {
  const bounds = new Float64Array(weights.length)
  let total = 0
  weights.forEach((weight, at) => (bounds[at] = total += weight))
  return (random) => {
    const aim = random.uniform() * total
    let low = 0
    let high = bounds.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (bounds[middle]! > aim) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** A repeated draw of one of several values. */
export function pickValue<T>(values: readonly T[], weights: readonly number[]): (random: RandomSource) => T {
  const pick = pickBy(weights)
  return (random) => values[pick(random)]!
}
