/** Numbers the rows that agree on group and all codes, in the order in which they first appear. */
export function numberClasses(
  groups: Int32Array,
  codes: readonly Int32Array[],
): { classes: Int32Array; sizes: number[] } {
  let classes = groups
  let sizes: number[] = []
  for (const column of [groups, ...codes]) {
    const known = new Map<number, number>()
    const counts: number[] = []
    const next = new Int32Array(groups.length)
    for (let row = 0; row < next.length; row++) {
      // codes are small: a class and a code fit one number exactly
      const key = classes[row]! * 65_536 + column[row]! + 1
      let number = known.get(key)
      if (number === undefined) {
        number = known.size
        known.set(key, number)
        counts.push(0)
      }
      next[row] = number
      counts[number]!++
    }
    classes = next
    sizes = counts
  }
  return { classes, sizes }
}
