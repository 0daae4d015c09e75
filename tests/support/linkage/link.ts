import { orderingsOf, valuesOf, type Subject } from './traces.ts'

/** A way in which redemptions could be told apart and matched to responses. */
export interface Linkage {
  how: string
  /** rank correlation of the two orders; 1 for a value both have */
  strength: number
}

/** chance reaches this about once in a hundred thousand comparisons */
const STANDARD_ERRORS = 4.5

/**
 * Tries to match redemptions to responses, pair by pair known to be the same person's, by every order both can be put
 * in and every value both may have. What is returned does better than chance.
 *
 * @param redemptions and responses in the same order of people, which only the judge knows
 * @param file of a copy of the database
 */
export function findLinkages(redemptions: Subject[], responses: Subject[], file: string): Linkage[] {
  return [...linkByOrder(redemptions, responses, file), ...linkByValue(redemptions, responses)]
}

function linkByOrder(redemptions: Subject[], responses: Subject[], file: string): Linkage[] {
  const ofResponses = orderingsOf(responses, file)
  return orderingsOf(redemptions, file).flatMap((one) =>
    ofResponses.flatMap((other) => {
      const both = one.places.flatMap((place, at) => {
        const facing = other.places[at] ?? NaN
        return Number.isNaN(place) || Number.isNaN(facing) ? [] : [[place, facing] as const]
      })
      if (both.length < redemptions.length / 4) return []
      const strength = rankCorrelation(both)
      const noticeable = STANDARD_ERRORS / Math.sqrt(both.length - 1)
      return Math.abs(strength) > noticeable ? [{ how: `${one.name} ~ ${other.name}`, strength }] : []
    }),
  )
}

/** Values that lead from a redemption to one response alone, and rightly so more often than by chance. */
function linkByValue(redemptions: Subject[], responses: Subject[]): Linkage[] {
  const owners = new Map<string, number[]>()
  responses.forEach((response, at) => {
    for (const value of valuesOf(response)) owners.set(value, [...(owners.get(value) ?? []), at])
  })
  let right = 0
  redemptions.forEach((redemption, at) => {
    const led = [...valuesOf(redemption)].flatMap((value) => {
      const found = owners.get(value) ?? []
      return found.length === 1 ? found : []
    })
    if (led.includes(at)) right += 1
  })
  // matching at random is right about once; eight times is one in a hundred thousand
  return right >= 8 ? [{ how: `a shared value, ${right} times`, strength: 1 }] : []
}

/** Spearman's rank correlation, ties at their mean rank; 0 where one side is all ties. */
function rankCorrelation(pairs: (readonly [number, number])[]): number {
  const x = ranks(pairs.map(([one]) => one))
  const y = ranks(pairs.map(([, other]) => other))
  const mean = (pairs.length + 1) / 2
  let [xy, xx, yy] = [0, 0, 0]
  x.forEach((rank, at) => {
    const [dx, dy] = [rank - mean, (y[at] ?? 0) - mean]
    xy += dx * dy
    xx += dx * dx
    yy += dy * dy
  })
  return xx === 0 || yy === 0 ? 0 : xy / Math.sqrt(xx * yy)
}

function ranks(values: number[]): number[] {
  const sorted = [...values].sort((one, other) => one - other)
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1)
}
