import type { LineCells } from './line-cells.ts'
import { RESPONSE_COLUMNS } from '../responses.server.ts'

/** The values that some columns take together, each combination once. */
export interface CombinationBook<Name extends string> {
  /** in the order in which they were met first */
  combinations: Record<Name, string | null>[]
  /** the place in `combinations` of what stands in the cells of a line; of its own where it was not met before */
  codeOf(bytes: Uint8Array, cells: LineCells): number
}

const COMMA = 0x2c
const FIRST_SLOTS = 1 << 10

/** FNV-1a */
const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

/**
 * An empty book of combinations. They are known by the bytes they are written with: a text for each response, only to
 * look it up, would cost more than all other reading of its line.
 */
export function combinationBook<Name extends (typeof RESPONSE_COLUMNS)[number]>(
  names: readonly Name[],
): CombinationBook<Name> {
  const { firsts, lasts } = neighbours(names)
  const combinations: Record<Name, string | null>[] = []
  const written: Uint8Array[] = []
  const hashes: number[] = []
  // open addressing: the place of a combination, or -1
  let slots = new Int32Array(FIRST_SLOTS).fill(-1)

  const add = (bytes: Uint8Array, { starts, ends }: LineCells, hash: number): number => {
    const runs = firsts.map((first, run) => bytes.subarray(starts[first], ends[lasts[run]!]))
    const text = Buffer.concat(runs.flatMap((run) => [Buffer.of(COMMA), run])).subarray(1)
    const words = JSON.parse(`[${text.toString()}]`) as (string | null)[]
    const combination = Object.fromEntries(names.map((name, at) => [name, words[at]]))
    written.push(text)
    hashes.push(hash)
    return combinations.push(combination as Record<Name, string | null>) - 1
  }
  const isWritten = (known: Uint8Array, bytes: Uint8Array, { starts, ends }: LineCells): boolean => {
    let place = 0
    for (let run = 0; run < firsts.length; run++) {
      if (run > 0 && known[place++] !== COMMA) return false
      const end = ends[lasts[run]!]!
      for (let at = starts[firsts[run]!]!; at < end; at++) if (known[place++] !== bytes[at]) return false
    }
    return place === known.length
  }
  return {
    combinations,
    codeOf(bytes, cells) {
      let hash = OFFSET
      for (let run = 0; run < firsts.length; run++) {
        const end = cells.ends[lasts[run]!]!
        for (let at = cells.starts[firsts[run]!]!; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, PRIME)
      }
      let slot = slotOf(hash, slots)
      for (; slots[slot]! >= 0; slot = (slot + 1) & (slots.length - 1)) {
        const code = slots[slot]!
        if (hashes[code] === hash && isWritten(written[code]!, bytes, cells)) return code
      }
      const code = add(bytes, cells, hash)
      slots[slot] = code
      if (combinations.length * 2 > slots.length) slots = withTwiceAsMany(slots, hashes)
      return code
    },
  }
}

function slotOf(hash: number, slots: Int32Array): number {
  return (hash ^ (hash >>> 16)) & (slots.length - 1)
}

function withTwiceAsMany(slots: Int32Array, hashes: readonly number[]): Int32Array<ArrayBuffer> {
  const more = new Int32Array(slots.length * 2).fill(-1)
  hashes.forEach((hash, code) => {
    let slot = slotOf(hash, more)
    while (more[slot]! >= 0) slot = (slot + 1) & (more.length - 1)
    more[slot] = code
  })
  return more
}

/** Columns that stand beside each other in a line are read at once: the first and the last of each run. */
function neighbours(names: readonly (typeof RESPONSE_COLUMNS)[number][]) {
  const columns = names.map((name) => RESPONSE_COLUMNS.indexOf(name))
  return {
    firsts: columns.filter((column) => !columns.includes(column - 1)),
    lasts: columns.filter((column) => !columns.includes(column + 1)),
  }
}
