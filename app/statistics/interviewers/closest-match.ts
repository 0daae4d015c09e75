/**
 * For each interview the share of answers it has in common with the interview most like it.
 *
 *   matchᵢ = max over j ≠ i of (items answered alike by i and j) / (items answered by both)
 *
 * @param rows one per interview: for each item the code of the answer, -1 for none
 * @param least pairs with fewer items answered by both are not compared
 * @returns in the order of the rows; NaN where there was nothing to compare with
 *
 * Source: Kuriakose and Robbins (2016), Statistical Journal of the IAOS 32, 283-291 (maximum percent match).
 */
export function closestMatches(rows: Int32Array[], least: number): Float64Array {
  const best = new Float64Array(rows.length).fill(NaN)
  for (let first = 0; first < rows.length; first++) {
    for (let second = first + 1; second < rows.length; second++) {
      const share = sharedAnswers(rows[first]!, rows[second]!, least)
      if (Number.isNaN(share)) continue
      if (!(best[first]! >= share)) best[first] = share
      if (!(best[second]! >= share)) best[second] = share
    }
  }
  return best
}

function sharedAnswers(a: Int32Array, b: Int32Array, least: number): number {
  let both = 0
  let alike = 0
  for (let item = 0; item < a.length; item++) {
    if (a[item] === -1 || b[item] === -1) continue
    both++
    if (a[item] === b[item]) alike++
  }
  return both < least ? NaN : alike / both
}
