/**
 * p-values adjusted for many comparisons; a missing one stays missing and is not counted.
 *
 *   holm: p₍ᵢ₎ (m - i + 1), made non-decreasing: the chance of any false finding stays below α
 *   benjamini-hochberg: p₍ᵢ₎ m/i, made non-decreasing from above: the share of false findings does
 *
 * @returns in the order given, at most 1
 * Source: Holm (1979), Scandinavian Journal of Statistics 6(2), 65-70; Benjamini and Hochberg (1995),
 * JRSS B 57(1), 289-300.
 */
export function adjustPValues(
  pValues: readonly (number | null)[],
  method: 'holm' | 'benjamini-hochberg',
): (number | null)[] {
  const order = [...pValues.keys()].filter((i) => pValues[i] !== null)
  order.sort((a, b) => pValues[a]! - pValues[b]!)
  const m = order.length
  const adjusted: (number | null)[] = pValues.map(() => null)
  if (method === 'holm') {
    let largest = 0
    order.forEach((at, i) => {
      largest = Math.max(largest, pValues[at]! * (m - i))
      adjusted[at] = Math.min(1, largest)
    })
    return adjusted
  }
  let smallest = 1
  for (let i = m - 1; i >= 0; i--) {
    const at = order[i]!
    smallest = Math.min(smallest, (pValues[at]! * m) / (i + 1))
    adjusted[at] = smallest
  }
  return adjusted
}
