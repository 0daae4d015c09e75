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
  const sign = order === 'ascending' ? 1 : -1
  const places: number[] = []
  for (let at = 0; at < values.length; at++) if (!Number.isNaN(values[at] ?? NaN)) places.push(at)
  places.sort((a, b) => sign * ((values[a] ?? 0) - (values[b] ?? 0)))

  const ranks = new Float64Array(values.length).fill(NaN)
  for (let start = 0; start < places.length;) {
    let end = start + 1
    while (end < places.length && values[places[end] ?? 0] === values[places[start] ?? 0]) end++
    const rank = { min: start + 1, average: (start + 1 + end) / 2, max: end }[ties]
    for (let at = start; at < end; at++) ranks[places[at] ?? 0] = rank
    start = end
  }
  return ranks
}
