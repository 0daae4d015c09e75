import { countsBehindShares } from '#app/statistics/disclosure/counts-behind-shares.ts'
import type { LinearSolver } from '#app/statistics/linear-program.ts'
import type { Claim } from './claim.ts'
import type { ReadRelease } from './collect-figures.ts'
import { hiddenCities, MOST_HIDDEN, printedCounts } from './hidden-cities.ts'

/** A number that may count more answers than are published: from low to high. */
interface Total {
  low: number
  high: number
  invitedOnly: boolean
  how: string
}

/**
 * Totals minus parts. Every whole number in a sentence that speaks of answers is tried as a total, every response rate
 * as one with a rounding error, and every row of shares by the numbers of people it can come from. What a total has
 * more than the published cities is shared out among the hidden ones by a linear programme.
 */
export function attackTotals(release: ReadRelease, solver: LinearSolver): Claim[] {
  const counts = printedCounts(release)
  const hidden = hiddenCities(release)
  if (hidden.length === 0) return []
  const sumOf = (cities: string[]) => cities.reduce((sum, city) => sum + (counts.get(city) ?? 0), 0)
  const invited = [...counts.keys()].filter((city) => release.design.get(city) === 'invited')
  return totalsIn(release, sumOf([...counts.keys()]), hidden.length).flatMap(
    ({ low, high, invitedOnly, how }) => {
      const parts = invitedOnly ? hidden.filter((city) => release.design.get(city) === 'invited') : hidden
      const known = sumOf(invitedOnly ? invited : [...counts.keys()])
      // a total that the published cities make by themselves tells nothing
      if (parts.length === 0 || (low <= known && known <= high)) return []
      const [from, to] = [low - known, high - known]
      if (to < parts.length || from > MOST_HIDDEN * parts.length) return []
      return shareOut(parts, from, to, solver).map((bounds, at) => ({
        ...{ release: release.id, city: parts[at]!, what: 'count' as const, of: 'answers', how },
        ...bounds,
      }))
    },
  )
}

function shareOut(parts: string[], from: number, to: number, solver: LinearSolver) {
  const columns = parts.map(() => ({ low: 1, high: MOST_HIDDEN }))
  const row = { columns: parts.map((_, at) => at), coefficients: parts.map(() => 1), low: from, high: to }
  return parts.flatMap((_, at) => {
    const costs = parts.map((__, other) => (other === at ? 1 : 0))
    const [least, most] = solver.solve({ columns, rows: [row] }, [
      { costs, sense: 'minimise' },
      { costs, sense: 'maximise' },
    ])
    return least && most ? [{ low: Math.ceil(least.value - 1e-6), high: Math.floor(most.value + 1e-6) }] : []
  })
}

const ABOUT_ANSWERS = /answers|responses|respondents|回答|作答/i

function totalsIn({ sentences }: ReadRelease, known: number, hidden: number): Total[] {
  const found: Total[] = []
  for (const sentence of new Set(sentences)) {
    if (ABOUT_ANSWERS.test(sentence)) {
      for (const [word] of sentence.matchAll(/\d[\d,  ]*(?![\d.]*%)/g)) {
        const total = Number(word.replace(/\D/g, ''))
        for (const invitedOnly of [false, true]) {
          found.push({ low: total, high: total, invitedOnly, how: `total minus cities: ${sentence}` })
        }
      }
    }
    const rate = /(\d+) invitations.*?([\d.]+)%/.exec(sentence)
    if (rate) {
      const [sent, percent] = [Number(rate[1]), Number(rate[2])]
      const reach = 0.0005 * sent
      const middle = (percent / 100) * sent
      found.push({
        low: middle - reach,
        high: middle + reach,
        invitedOnly: true,
        how: `rate × invitations: ${sentence}`,
      })
    }
    const shares = Array.from(sentence.matchAll(/([\d.]+)%/g), ([, percent]) => Number(percent) / 100)
    if (/^"?.*(Modes|languages)/.test(sentence) && shares.length > 1) {
      const printed = shares.map((share) => ({ share, precision: 0.0005 }))
      const possible = countsBehindShares(printed, known, known + MOST_HIDDEN * hidden)
      if (possible.length > 0) {
        const [low, high] = [possible[0]!, possible.at(-1)!]
        found.push({ low, high, invitedOnly: false, how: `people behind shares: ${sentence}` })
      }
    }
  }
  return found
}
