import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import { FLAG_RULE } from './flag-rule.ts'
import type { ScaleRows } from './scale-rows.ts'

/**
 * Responses of one city with the same answer to every question of fixed options. Near-uniform ones are left alone, for
 * they are alike by chance.
 *
 * @returns 1 for every member of such a group
 */
export function findDuplicates({ count, city, answers }: ResponseColumns, scales: ScaleRows): Uint8Array {
  const [high, low] = [new Uint32Array(count).fill(0x811c9dc5), new Uint32Array(count).fill(0x9e3779b9)]
  const mix = (codes: ArrayLike<number>) => {
    for (let row = 0; row < count; row++) {
      high[row] = Math.imul(high[row]! ^ codes[row]!, 0x01000193)
      low[row] = Math.imul(low[row]! ^ (codes[row]! + 0x85eb), 0x5bd1e995) ^ (low[row]! >>> 15)
    }
  }
  mix(city)
  for (const { codes } of answers) mix(codes)

  const found = new Uint8Array(count)
  const firstOf = new Map<number, number>()
  for (let row = 0; row < count; row++) {
    if (!isVaried(scales, row)) continue
    // 53 of the 64 bits: as many as a number holds exactly
    const key = high[row]! * 0x200000 + (low[row]! >>> 11)
    const first = firstOf.get(key)
    if (first === undefined) firstOf.set(key, row)
    else found[first] = found[row] = 1
  }
  return found
}

function isVaried({ values, width, length }: ScaleRows, row: number): boolean {
  const { fewestItems, largestShare } = FLAG_RULE.duplicate
  const answered = length[row]!
  if (answered < fewestItems) return false
  const own = values.subarray(row * width, row * width + answered)
  const times = new Map<number, number>()
  for (const value of own) times.set(value, (times.get(value) ?? 0) + 1)
  return Math.max(...times.values()) <= largestShare * answered
}
