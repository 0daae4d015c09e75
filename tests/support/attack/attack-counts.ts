import tQuantile from '@stdlib/stats-base-dists-t-quantile'

import { countsBehindShares } from '#app/statistics/disclosure/counts-behind-shares.ts'
import type { Claim } from './claim.ts'
import type { Printed, ReadRelease } from './collect-figures.ts'
import { MOST_HIDDEN, printedCounts } from './hidden-cities.ts'

const LARGEST = 5000

/**
 * Numbers of answers that are not printed, from what is printed beside them: the half width of an interval over its
 * standard error is a quantile of t, whose degrees of freedom are people minus strata; effective n times design effect;
 * the variance of a share; and the digits of shares of people who count alike.
 */
export function attackCounts(release: ReadRelease): Claim[] {
  const strata = strataOf(release)
  const cities = new Map<string, Printed[]>()
  for (const line of release.lines) cities.set(line.city, [...(cities.get(line.city) ?? []), line])
  return [...cities].flatMap(([city, lines]) => {
    if (lines.some(({ measure, n }) => measure === 'index' && n !== null)) return []
    const claim = (low: number, high: number, how: string): Claim => ({
      ...{ release: release.id, city, what: 'count', of: 'answers', low, high, how },
    })
    const single = lines.flatMap((line) => {
      const found: Claim[] = []
      const freedom = degreesOfFreedom(line)
      if (freedom !== null) {
        const people = [...strata].map((count) => freedom + count)
        found.push(claim(Math.min(...people), Math.max(...people), 'interval over standard error'))
      }
      const { estimate, se, deff, effectiveN, measure } = line
      if (deff !== null && effectiveN !== null) {
        found.push(
          claim(Math.round(deff * effectiveN), Math.round(deff * effectiveN), 'effective n × design effect'),
        )
      }
      if (deff !== null && se !== null && estimate !== null && measure === 'item_top_two') {
        const n = (deff * (estimate / 100) * (1 - estimate / 100)) / (se / 100) ** 2
        found.push(claim(Math.floor(n), Math.ceil(n) + 1, 'variance of a share'))
      }
      return found
    })
    const shares = lines.flatMap(({ measure, estimate }) =>
      estimate !== null &&
      /item_(share|dont_know|not_applicable)/.test(measure) &&
      estimate > 0 &&
      estimate < 1
        ? [{ share: estimate, precision: 0 }]
        : [],
    )
    const possible = shares.length === 0 ? [] : countsBehindShares(shares, 1, MOST_HIDDEN)
    return possible.length === 0
      ? single
      : [...single, claim(possible[0]!, possible.at(-1)!, `digits of ${shares.length} shares`)]
  })
}

/** How many strata cities have, learned where the number of answers is printed. */
function strataOf(release: ReadRelease): Set<number> {
  const found = new Set<number>()
  const counts = printedCounts(release)
  for (const line of release.lines) {
    const freedom = degreesOfFreedom(line)
    const n = counts.get(line.city)
    if (freedom === null || n === undefined) continue
    const strata = n - freedom
    if (strata >= 1 && strata <= 40) found.add(strata)
  }
  return found.size > 0 ? found : new Set([1])
}

/** The degrees of freedom of a t interval, or null when there are none to be found. */
function degreesOfFreedom({ se, low, high, measure }: Printed): number | null {
  if (se === null || low === null || high === null || se === 0) return null
  if (measure === 'item_top_two' || measure === 'smile_rate' || low <= 0 || high >= 100) return null
  const quantile = (high - low) / 2 / se
  let [from, to] = [1, LARGEST]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (tQuantile(0.975, middle) > quantile + 1e-12) from = middle + 1
    else to = middle
  }
  return from < LARGEST ? from : null
}
