import type { LocalText } from '#app/survey/item.ts'
import type { Edition } from '#app/survey/reports/report.ts'

/** What a release publishes that a reader's own weights are put on; page and browser compute from this alone. */
export interface OwnBasis {
  release: string
  edition: Edition
  /** of sets of places and tiers */
  level: number
  /** of the intervals of scores */
  confidenceLevel: number
  /** first-level indices in their order, with the weight the release gave each */
  letters: { code: string; name: LocalText; weight: number }[]
  /** the ranked cities, best place of the release first */
  cities: OwnCity[]
}

/** A ranked city: its first-level scores as published, and its place in the release. */
export interface OwnCity {
  code: string
  /** all null where one of them is withheld */
  scores: (number | null)[]
  ses: (number | null)[]
  /** null where the index is no plain weighted mean of these scores */
  indexSe: number | null
  league: { low: number; high: number }
  tier: number
}

/** A city in a reader's own ranking; without a set there is no place. */
export interface OwnLine {
  code: string
  score: number | null
  /** the interval of the score, at least as wide as it should be */
  low: number | null
  high: number | null
  set: { rank: number; low: number; high: number } | null
  tier: number | null
}

/** A reader's own ranking, and how far it holds. */
export interface OwnRanking {
  /** best score first; cities without a place last */
  lines: OwnLine[]
  ranked: number
  tiers: number
  releaseTiers: number
  /** cities whose set of places meets that of the release */
  meetSet: number
  /** cities that keep the number of the tier the release gives them */
  keepTier: number
  /** cities whose set reaches first place, best score first */
  mayBeFirst: string[]
  /** the city with the highest score, and in what share of draws it keeps that; null without a ranked city */
  first: { code: string; byWeights: number; withError: number } | null
}

/** Names of the fields and of the address: `w.S=30`. */
const PREFIX = 'w.'
export const fieldOf = (code: string): string => PREFIX + code

/** The largest weight a field takes. */
export const LARGEST_WEIGHT = 100
const ROUNDED = 10

/** What a reader typed or an address carries. */
export interface OwnWeights {
  /** one per first-level index, ≥ 0; the release's own, exactly, where nothing was asked */
  weights: number[]
  /** as the fields show them */
  typed: string[]
  /** are these weights anything else than the release's own? */
  own: boolean
  problem: 'not-a-weight' | 'all-zero' | null
}

/**
 * Reads a reader's weights. A field left out of the address has the release's weight, an empty one is 0.
 *
 * @param valueOf what stands in a field, null where the address has none
 */
export function readOwnWeights(
  valueOf: (field: string) => string | null,
  letters: OwnBasis['letters'],
): OwnWeights {
  const official = letters.map(({ weight }) => weight)
  const total = official.reduce((sum, weight) => sum + weight, 0)
  const shown = official.map((weight) => String(Math.round((weight / total) * 100 * ROUNDED) / ROUNDED))
  const typed = letters.map(({ code }, at) => (valueOf(fieldOf(code)) ?? shown[at] ?? '').trim().slice(0, 8))
  if (typed.every((text, at) => text === shown[at])) {
    return { weights: official, typed, own: false, problem: null }
  }
  const weights = typed.map((text) => (text === '' ? 0 : Number(text.replace(',', '.'))))
  const isWrong = weights.some((weight) => !(weight >= 0 && weight <= LARGEST_WEIGHT))
  const problem = isWrong ? 'not-a-weight' : weights.every((weight) => weight === 0) ? 'all-zero' : null
  return { weights: problem === null ? weights : official, typed, own: problem === null, problem }
}

/** The address of a ranking by these weights. */
export function ownAddress(
  { release, edition, letters }: Pick<OwnBasis, 'release' | 'edition' | 'letters'>,
  typed: readonly string[],
): string {
  const query = new URLSearchParams(letters.map(({ code }, at) => [fieldOf(code), typed[at] ?? '']))
  if (edition !== 'blended') query.set('edition', edition)
  query.set('release', release)
  return `/ranking/my-weights?${query.toString()}`
}
