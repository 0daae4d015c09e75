import type { Claim } from './claim.ts'
import type { Printed, ReadRelease } from './collect-figures.ts'
import { MOST_HIDDEN } from './hidden-cities.ts'

/**
 * Two releases of one wave, taken from one another figure by figure: n₁·m₁ - n₂·m₂ is what those answered by whom they
 * differ. Exact where everybody counts alike, close where weights were adjusted anew.
 */
export function attackDifferences(releases: ReadRelease[]): Claim[] {
  return releases.flatMap((later, at) =>
    releases
      .slice(0, at)
      .filter(({ wave }) => wave === later.wave)
      .flatMap((earlier) => differences(earlier, later)),
  )
}

function differences(earlier: ReadRelease, later: ReadRelease): Claim[] {
  const before = new Map(earlier.lines.map((line) => [keyOf(line), line]))
  return later.lines.flatMap((line): Claim[] => {
    const old = before.get(keyOf(line))
    if (!old || line.edition === 'blended' || old.n === null || line.n === null) return []
    if (old.estimate === null || line.estimate === null) return []
    const few = Math.abs(line.n - old.n)
    if (few === 0 || few > MOST_HIDDEN) return []
    const theirs = (line.n * line.estimate - old.n * old.estimate) / (line.n - old.n)
    const what = { release: later.id, city: line.city, what: 'answers-of-few' as const }
    const how = `${later.id} minus ${earlier.id}: ${few} answers`
    return [{ ...what, of: `${line.measure} ${line.code}`.trim(), low: theirs, high: theirs, how }]
  })
}

function keyOf({ city, measure, code, option, edition }: Printed): string {
  return [city, measure, code, option, edition].join('|')
}
