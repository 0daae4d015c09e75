import { SUPPRESSED } from './anonymity-input.ts'
import { numberClasses } from './number-classes.ts'

/**
 * Takes cells from rows in classes smaller than k, one quasi-identifier after the other, the last first, until every
 * class has k rows. What is left of a group at the end, with every cell taken, is filled up with the group's smallest
 * class. No row is dropped: the dropped could be had by taking the file from the published totals.
 *
 * @param codes changed in place
 * @throws Error for a group smaller than k
 */
export function suppressLocally(
  groups: Int32Array,
  codes: Int32Array[],
  k: number,
): { classes: Int32Array; classSizes: number[]; suppressedCells: number[] } {
  const suppressedCells = codes.map(() => 0)
  const suppress = (q: number, row: number) => {
    if (codes[q]![row] === SUPPRESSED) return
    codes[q]![row] = SUPPRESSED
    suppressedCells[q]!++
  }
  for (let q = codes.length - 1; q >= 0; q--) {
    const { classes, sizes } = numberClasses(groups, codes)
    if (sizes.every((size) => size >= k)) break
    for (let row = 0; row < groups.length; row++) if (sizes[classes[row]!]! < k) suppress(q, row)
  }
  for (;;) {
    const { classes, sizes } = numberClasses(groups, codes)
    const short = sizes.findIndex((size) => size < k)
    if (short < 0) return { classes, classSizes: sizes, suppressedCells }
    const group = groups[classes.indexOf(short)]!
    const fill = smallestOther(groups, classes, sizes, group, short)
    if (fill < 0) throw new Error(`A group of ${sizes[short]} rows cannot be made ${k}-anonymous.`)
    for (let row = 0; row < groups.length; row++) {
      if (classes[row] === fill || classes[row] === short)
        for (let q = 0; q < codes.length; q++) suppress(q, row)
    }
  }
}

/** The smallest class of a group but this one; -1 without another. */
function smallestOther(
  groups: Int32Array,
  classes: Int32Array,
  sizes: number[],
  group: number,
  but: number,
): number {
  let smallest = -1
  for (let row = 0; row < groups.length; row++) {
    const own = classes[row]!
    if (groups[row] !== group || own === but) continue
    if (smallest < 0 || sizes[own]! < sizes[smallest]!) smallest = own
  }
  return smallest
}
