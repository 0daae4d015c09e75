import type { Edition } from '#app/statistics/composite/editions/blend.ts'
import { readIndexTree } from '#app/statistics/composite/editions/index-tree.ts'
import { runScheme } from '#app/statistics/composite/editions/scheme/run-scheme.ts'
import {
  compareLeagues,
  schemeLeague,
  type LeaguePlace,
  type LeagueShift,
} from '#app/statistics/composite/editions/scheme/scheme-league.ts'
import type { IndexBasis, IndexScheme } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { underFramework } from '#app/statistics/composite/editions/scheme/under-framework.ts'
import { Refusal } from '#app/statistics/refusal.ts'

/** How one scheme is run. */
export interface RunSettings {
  scheme: IndexScheme
  edition: Edition
  level: number
}

/** What the league becomes without one part, or why there is none. */
export type WithoutOne =
  | {
      shift: LeagueShift
      /** places up (positive) or down by city, of those that keep a place */
      places: Record<string, number>
    }
  | { refusal: { code: string; message: string; at: Record<string, unknown> } }

/** The same basis without an objective indicator; where it was an index's only one, people alone speak there. */
export function withoutIndicator(basis: IndexBasis, code: string): IndexBasis {
  const indicators = basis.indicators.filter((indicator) => indicator.code !== code)
  return underFramework(basis, { tree: basis.tree, indicators })
}

/** The same basis without a second-level index, and without its first-level index where that was its only child. */
export function withoutIndex(basis: IndexBasis, code: string): IndexBasis {
  const { firstLevel, secondLevel } = readIndexTree(basis.tree)
  const emptied = firstLevel.flatMap((node) =>
    node.children.every((at) => secondLevel[at]?.code === code) ? [node.code] : [],
  )
  const gone = new Set([code, ...emptied])
  return underFramework(basis, {
    tree: basis.tree.filter((node) => !gone.has(node.code)),
    indicators: basis.indicators.filter(({ node }) => node !== code),
  })
}

/**
 * The league made from less, against the league as it is.
 *
 * @param less a basis that lacks something
 * @returns a refusal as a value: what is left may make no sense with the scheme
 */
export function leagueWithout(
  league: LeaguePlace[],
  less: IndexBasis,
  { scheme, edition, level }: RunSettings,
): WithoutOne {
  try {
    const now = schemeLeague(less, runScheme(less, scheme, { edition, level }).cities, { level })
    const before = new Map(league.map(({ city, rank }) => [city, rank]))
    const places = now.flatMap(({ city, rank }) => {
      const then = before.get(city)
      return then === undefined ? [] : [[city, then - rank] as const]
    })
    return { shift: compareLeagues(league, now), places: Object.fromEntries(places) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { refusal: { code: error.code, message: error.message, at: error.at } }
  }
}
