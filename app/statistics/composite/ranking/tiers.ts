import { readRanked, toldApart } from './rank-sets.ts'

/**
 * Tiers of cities that cannot be told apart.
 *
 * A tier is a maximal run of cities, in rank order, whose first and last cannot be told apart by Holm simultaneous pair
 * tests. Tiers do not overlap: the first tier starts at the highest score and reaches to the last city, wherever it
 * stands, that cannot be told apart from it; the next city opens the next tier. So whoever opens a tier is told apart
 * from every city of all later tiers.
 *
 * With equal standard errors that is the run up to the first city told apart. With very unequal ones a city with a large
 * error may stand below others that are told apart from the tier's first: they stay in its tier, since a border between
 * them would put the uncertain city below a city it may well equal. What can be said of such a pair, its rank sets say.
 * Equal scores are ordered by standard error, largest first, so that the order of the rows does not matter.
 *
 * @param scores null is unranked
 * @param ses standard errors ≥ 0
 * @param options.level of the simultaneous statement, 0.95 for instance
 * @returns the number of each city's tier, 1 = highest; null for a city without a score
 * @throws Refusal MISSING_STANDARD_ERROR
 */
export function tiersOf(
  scores: readonly (number | null)[],
  ses: readonly (number | null)[],
  options: { level: number },
): (number | null)[] {
  const { places, x, se } = readRanked(scores, ses)
  const p = places.length
  const told = toldApart(x, se, { ...options, method: 'simultaneousHolm' })
  const order = Array.from(places.keys()).sort(
    (a, b) => (x[b] ?? 0) - (x[a] ?? 0) || (se[b] ?? 0) - (se[a] ?? 0),
  )

  const tiers = scores.map((): number | null => null)
  let tier = 0
  for (let first = 0; first < p;) {
    tier++
    const last = order.findLastIndex((city) => told[(order[first] ?? 0) * p + city] !== 1)
    for (const city of order.slice(first, last + 1)) tiers[places[city] ?? -1] = tier
    first = last + 1
  }
  return tiers
}
