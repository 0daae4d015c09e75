/** A share as it is printed: 12.3 % is 0.123 ± 0.0005. */
export interface PrintedShare {
  share: number
  precision: number
}

/** Shares printed in full still carry the rounding of a division. */
const EDGE = 1e-9

/**
 * The numbers of people from which printed shares can have come: those n for which every share is k / n for a whole k,
 * as far as its digits say. Few digits leave many n; many digits leave one, and a count nobody printed is out.
 *
 *   n is possible  ⟺  for every share s ± p there is a whole k in [(s - p) n, (s + p) n]
 *
 * Only shares of people who count alike give their number away in this way; weighted ones do not.
 *
 * @param low smallest number that is possible beforehand, ≥ 1
 * @param high largest
 * @returns in rising order
 */
export function countsBehindShares(shares: readonly PrintedShare[], low: number, high: number): number[] {
  const possible: number[] = []
  for (let n = Math.max(1, Math.ceil(low)); n <= high; n++) {
    const all = shares.every(({ share, precision }) => {
      const reach = (precision + EDGE) * n
      return Math.abs(share * n - Math.round(share * n)) <= reach
    })
    if (all) possible.push(n)
  }
  return possible
}
