/** Values kept between calls at most; larger work gets memory of its own. */
const KEPT = 4_000_000

let kept = new Float64Array(0)

/**
 * Columns to work in, of unknown content and valid until the next call: cities come one after the other, and
 * memory that is asked for anew each time costs more than the arithmetic done in it.
 */
export function workColumns(count: number, n: number): Float64Array[] {
  const size = count * n
  if (size > kept.length && size <= KEPT) kept = new Float64Array(size)
  const memory = size <= kept.length ? kept : new Float64Array(size)
  return Array.from({ length: count }, (_, k) => memory.subarray(k * n, (k + 1) * n))
}
