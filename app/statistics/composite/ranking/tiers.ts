import { readRanked, toldApart } from './rank-sets.ts'

/**
 * Tiers of cities that cannot be told apart.
 *
 * A tier is a maximal run of cities, in rank order, whose first and last cannot be told apart by Holm simultaneous
 * pair tests. Tiers do not overlap: the first tier starts at the highest score and takes the next city as long as it
 * cannot be told apart from the tier's first; the city that can be told apart opens the next tier. With unequal
 * standard errors a run stops at the first city that is told apart, even if a later one would not be: every city of a
 * tier cannot be told apart from its first. Equal scores are ordered by standard error, largest first, so that the
 * order of the rows does not matter.
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
  let first: number | undefined
  for (const city of order) {
    if (first === undefined || told[first * p + city] === 1) {
      first = city
      tier++
    }
    const place = places[city]
    if (place !== undefined) tiers[place] = tier
  }
  return tiers
}
