import { sortedPresent } from './quantile.ts'

/** How equal values share places. */
export type Ties = 'min' | 'average' | 'max'

/**
 * Ranks the values that are there; 1 is the first in the order asked for.
 *
 * `min`: ties share the best place and leave a gap (1, 2, 2, 4); `max`: the worst (1, 3, 3, 4);
 * `average`: the middle (1, 2.5, 2.5, 4).
 *
 * @param values NaN is missing and stays NaN
 * @param order 'descending': 1 is the highest value
 */
export function rankValues(
  values: ArrayLike<number>,
  order: 'ascending' | 'descending',
  ties: Ties,
): Float64Array {
  const sorted = sortedPresent(values)
  const ranks = new Float64Array(values.length).fill(NaN)
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!
    if (Number.isNaN(value)) continue
    const below = countBelow(sorted, value)
    let upTo = below
    while (sorted[upTo] === value) upTo++
    const best = order === 'ascending' ? below + 1 : sorted.length - upTo + 1
    const worst = best + upTo - below - 1
    ranks[at] = ties === 'min' ? best : ties === 'max' ? worst : (best + worst) / 2
  }
  return ranks
}

/** How many sorted values are below a value. */
function countBelow(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
