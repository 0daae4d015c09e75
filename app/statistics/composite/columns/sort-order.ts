/** Runs this long are put in order one by one before they are merged. */
const RUN = 8

/**
 * The places of the values that are there (not NaN), from the smallest value to the largest; equal values keep their
 * order. Merge sort on places alone: ranks are taken by the thousand, and sorting values first and then looking each of
 * them up takes three times as long.
 */
export function ascendingOrder(values: ArrayLike<number>): Int32Array {
  let order = new Int32Array(values.length)
  let count = 0
  for (let at = 0; at < values.length; at++) if (!Number.isNaN(values[at]!)) order[count++] = at
  for (let start = 0; start < count; start += RUN) {
    insertInOrder(order, values, start, Math.min(start + RUN, count))
  }
  let spare = new Int32Array(values.length)
  for (let width = RUN; width < count; width *= 2) {
    for (let start = 0; start < count; start += 2 * width) {
      merge(order, spare, values, start, Math.min(start + width, count), Math.min(start + 2 * width, count))
    }
    const merged = spare
    spare = order
    order = merged
  }
  return order.subarray(0, count)
}

function insertInOrder(order: Int32Array, values: ArrayLike<number>, start: number, end: number): void {
  for (let place = start + 1; place < end; place++) {
    const moved = order[place]!
    const value = values[moved]!
    let at = place
    while (at > start && values[order[at - 1]!]! > value) {
      order[at] = order[at - 1]!
      at--
    }
    order[at] = moved
  }
}

function merge(
  from: Int32Array,
  to: Int32Array,
  values: ArrayLike<number>,
  start: number,
  middle: number,
  end: number,
): void {
  let left = start
  let right = middle
  for (let at = start; at < end; at++) {
    const takeLeft = right >= end || (left < middle && values[from[left]!]! <= values[from[right]!]!)
    to[at] = takeLeft ? from[left++]! : from[right++]!
  }
}
