import type { StratumFrame } from './strata.ts'

/** Invitations a stratum must have, for its answers to be anonymous among them: tickets name their stratum. */
export const LEAST_INVITED = 200

/** Strata of a city up to which they can be typed in and listed one by one; more come as a file. */
export const MOST_TYPED = 200

/** A stratum of a sample with what the frame knows of everybody in it. */
export interface SampleStratum extends StratumFrame {
  frame: Record<string, string>
}

/** Which strata of a city are too small to be asked by tickets. */
export function smallStrata<S extends StratumFrame>(strata: S[]): S[] {
  return strata.filter(({ invited }) => invited < LEAST_INVITED)
}

/**
 * Puts strata with too few invitations together with others until each has enough: the smallest first, with the one
 * whose share of people invited is nearest, so that base weights change least.
 *
 *   share = m / N
 *
 * @returns the strata in their order, merged ones at the place of their first; null when the city as a whole has too few
 */
export function mergeSmallStrata(strata: SampleStratum[]): SampleStratum[] | null {
  const all = strata.reduce((sum, { invited }) => sum + invited, 0)
  if (all < LEAST_INVITED) return null
  let merged = [...strata]
  for (;;) {
    const [smallest] = smallStrata(merged).sort((one, other) => one.invited - other.invited)
    if (!smallest) return merged
    const others = merged.filter((stratum) => stratum !== smallest)
    const [partner] = others.sort((one, other) => distance(one, smallest) - distance(other, smallest))
    if (!partner) return merged
    const [first, second] = [smallest, partner].sort(
      (one, other) => merged.indexOf(one) - merged.indexOf(other),
    )
    if (!first || !second) return merged
    const both = join(first, second)
    merged = merged
      .filter((stratum) => stratum !== second)
      .map((stratum) => (stratum === first ? both : stratum))
  }
}

function distance(one: StratumFrame, other: StratumFrame): number {
  return Math.abs(one.invited / one.population - other.invited / other.population)
}

/** What both know alike is known of the two together. */
function join(one: SampleStratum, other: SampleStratum): SampleStratum {
  const same = Object.entries(one.frame).filter(([name, value]) => other.frame[name] === value)
  return {
    code: `${one.code}+${other.code}`,
    label: `${one.label} + ${other.label}`,
    population: one.population + other.population,
    invited: one.invited + other.invited,
    frame: Object.fromEntries(same),
  }
}
