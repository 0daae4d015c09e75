import { setImmediate as nextTurn } from 'node:timers/promises'

import { auditRelease } from '#app/statistics/disclosure/audit-release.ts'
import type { LinearSolver } from '#app/statistics/linear-program.ts'
import {
  describeChanges,
  exchangedCities,
  haveSameAnswers,
  type EarlierRelease,
  type NewRelease,
} from './compare-releases.ts'
import { describePublication } from './describe-publication.ts'
import type { Disclosure } from '#app/survey/wave/disclosure.ts'
import { discloseLeak } from './say-disclosure.ts'
import { findRemains } from './find-remains.ts'
import type { PrintedRelease } from './printed-release.ts'

/** What one audience could work out of a release by itself; nothing when it is clean. @throws Refusal of the audit */
export function auditPrinted(printed: PrintedRelease, solver: LinearSolver): Disclosure[] {
  const leaks = auditRelease(describePublication(printed), solver)
  return [
    ...findRemains(printed),
    ...leaks.map((leak) => discloseLeak(leak, printed, printed.audience, null)),
  ]
}

/**
 * What the public could work out of a release by taking an earlier one of the same wave from it. Releases that rest on
 * the same answers differ in method alone, and pass.
 *
 * @param onAudit told after each earlier release
 * @throws Refusal of the audit
 */
export async function auditAgainst(
  earlier: AsyncIterable<EarlierRelease>,
  later: NewRelease,
  solver: LinearSolver,
  onAudit: (done: number) => void = () => undefined,
): Promise<Disclosure[]> {
  const found: Disclosure[] = []
  let done = 0
  for await (const release of earlier) {
    if (!haveSameAnswers(release, later)) {
      const leaks = auditRelease(describeChanges(release, later), solver)
      const own = leaks.map((leak) => discloseLeak(leak, later, 'public', release.id))
      found.push(...cityFirst(own))
      for (const { city } of exchangedCities(release, later)) {
        const place = { city: { code: city.code, name: city.name }, figure: null }
        const bounds = { low: null, high: null, by: ['release' as const], release: release.id }
        found.push({ kind: 'answers-changed', audience: 'public', ...place, ...bounds })
      }
    }
    onAudit(++done)
    await nextTurn()
  }
  return found
}

/** Where a city as a whole is named, its single figures need not be. */
function cityFirst(disclosures: Disclosure[]): Disclosure[] {
  const whole = new Set(disclosures.flatMap(({ city, figure }) => (city && !figure ? [city.code] : [])))
  return disclosures.filter(({ city, figure }) => !figure || !city || !whole.has(city.code))
}
