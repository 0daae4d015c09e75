import { ascendingOrder } from './sort-order.ts'

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
  const sorted = ascendingOrder(values)
  const count = sorted.length
  const ranks = new Float64Array(values.length).fill(NaN)
  let first = 0
  while (first < count) {
    const value = values[sorted[first]!]!
    let next = first + 1
    while (next < count && values[sorted[next]!] === value) next++
    const best = order === 'ascending' ? first + 1 : count - next + 1
    const worst = best + next - first - 1
    const rank = ties === 'min' ? best : ties === 'max' ? worst : (best + worst) / 2
    for (let at = first; at < next; at++) ranks[sorted[at]!] = rank
    first = next
  }
  return ranks
}
