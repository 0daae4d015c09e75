/**
 * How far the option shares of every city and question move when the weights of the file take the place of the full
 * ones, in percentage points.
 *
 * @param answers per question, the answer of each row; below 0 = none
 */
export function compareShares(
  groups: Int32Array,
  answers: readonly { codes: Int32Array }[],
  weights: { full: (row: number) => number; file: (row: number) => number },
): { largest: number; mean: number } {
  let largest = 0
  let sum = 0
  let count = 0
  for (const { codes } of answers) {
    const sums = new Map<number, Map<number, [full: number, file: number]>>()
    groups.forEach((group, row) => {
      const code = codes[row]!
      if (code < 0) return
      const own = sums.get(group) ?? new Map<number, [number, number]>()
      sums.set(group, own)
      const pair = own.get(code) ?? [0, 0]
      own.set(code, [pair[0] + weights.full(row), pair[1] + weights.file(row)])
    })
    for (const own of sums.values()) {
      const pairs = [...own.values()]
      const [full, file] = [0, 1].map((side) => pairs.reduce((total, pair) => total + pair[side]!, 0))
      for (const pair of pairs) {
        const points = 100 * Math.abs(pair[0] / full! - pair[1] / file!)
        largest = Math.max(largest, points)
        sum += points
        count++
      }
    }
  }
  return { largest, mean: count === 0 ? 0 : sum / count }
}
