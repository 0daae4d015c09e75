import { placeRange } from '#app/survey/robustness/place-sentence.ts'
import type { RobustnessResult } from '#app/survey/robustness/robustness.ts'

/** A city's place in two runs: what the survey's set and nine of ten recomputations cover together. */
export interface ComparedCity {
  city: string
  one: { rank: number; low: number; high: number }
  other: { rank: number; low: number; high: number }
  /** how far the ends of the two ranges are apart, in places, both ends together */
  apart: number
}

/** The cities that two runs have in common, those whose ranges differ most first. */
export function compareRuns(one: RobustnessResult, other: RobustnessResult): ComparedCity[] {
  const others = new Map(other.cities.map((city) => [city.city, city]))
  const compared = one.cities.flatMap((mine): ComparedCity[] => {
    const theirs = others.get(mine.city)
    if (!theirs) return []
    const [a, b] = [placeRange(mine), placeRange(theirs)]
    const apart = Math.abs(a.low - b.low) + Math.abs(a.high - b.high)
    return [{ city: mine.city, one: { rank: mine.rank, ...a }, other: { rank: theirs.rank, ...b }, apart }]
  })
  return compared.toSorted((a, b) => b.apart - a.apart || a.one.rank - b.one.rank)
}
