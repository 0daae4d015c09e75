import { SUPPRESSED, type AnonymityInput, type QuasiIdentifier } from './anonymity-input.ts'

/** A category of the chosen level within one group. */
interface Part {
  code: number
  rows: number
  /** rows of its finest categories that are hidden elsewhere */
  hiddenRows: number
  /** and how many categories those are */
  hiddenKinds: number
}

/**
 * Recodes to the chosen levels and takes the name from parts of a group that are thin, so that differencing gives
 * nothing that is hidden.
 *
 * A finest category is hidden where fewer than `least` rows of its group have it, or where it is named as hidden. Who
 * knows every shown finest category can take them from a part and is left with the hidden rows inside it. So every part
 * that keeps its name, and all those that lose it together, hold no hidden rows, or at least `least` of two hidden categories or more; and a part never
 * loses its name alone, for the group less the others would give it back.
 *
 * @returns codes per quasi-identifier, and how many cells lost their category
 */
export function hideThinParts(
  { groups, quasi }: AnonymityInput,
  levels: readonly number[],
  least: number,
): { codes: Int32Array[]; hiddenCells: number[] } {
  const hiddenCells = quasi.map(() => 0)
  const codes = quasi.map((one, q) => {
    const level = one.levels[levels[q]!]!
    const lost = [...partsByGroup(groups, one, level, least)].map(
      ([group, parts]) => [group, new Set(partsToHide(parts, least))] as const,
    )
    const lostOf = new Map(lost)
    return one.codes.map((finest, row) => {
      const code = level[finest]!
      if (!lostOf.get(groups[row]!)!.has(code)) return code
      hiddenCells[q]!++
      return SUPPRESSED
    })
  })
  return { codes, hiddenCells }
}

function partsByGroup(
  groups: Int32Array,
  { codes, hidden }: QuasiIdentifier,
  level: Int32Array,
  least: number,
) {
  const counts = new Map<number, Map<number, number>>()
  codes.forEach((finest, row) => {
    const group = groups[row]!
    const own = counts.get(group) ?? new Map<number, number>()
    counts.set(group, own.set(finest, (own.get(finest) ?? 0) + 1))
  })
  const parts = new Map<number, Part[]>()
  for (const [group, own] of counts) {
    const byCode = new Map<number, Part>()
    for (const [finest, rows] of own) {
      const code = level[finest]!
      const part = byCode.get(code) ?? { code, rows: 0, hiddenRows: 0, hiddenKinds: 0 }
      byCode.set(code, part)
      part.rows += rows
      if (rows >= least && !hidden?.get(group)?.has(finest)) continue
      part.hiddenRows += rows
      part.hiddenKinds++
    }
    parts.set(group, [...byCode.values()])
  }
  return parts
}

function partsToHide(parts: Part[], least: number): number[] {
  const isThin = ({ rows, hiddenRows, hiddenKinds }: Omit<Part, 'code'>) =>
    rows < least || (hiddenKinds > 0 && (hiddenRows < least || hiddenKinds < 2))
  const lost = parts.filter(isThin)
  if (lost.length === 0) return []
  // the smallest first; among equals the first code, so that every run does the same
  const rest = parts.filter((part) => !isThin(part)).sort((a, b) => a.rows - b.rows || a.code - b.code)
  const allHidden = sum(parts.map(({ hiddenRows }) => hiddenRows))
  const together = {
    rows: sum(lost.map(({ rows }) => rows)),
    hiddenRows: sum(lost.map((one) => one.hiddenRows)),
    hiddenKinds: sum(lost.map((one) => one.hiddenKinds)),
  }
  // all hidden rows together are the group less what is shown, which needs no file
  const isEnough = () => together.rows >= least && (together.hiddenRows === allHidden || !isThin(together))
  while (rest.length > 0 && (lost.length < 2 || !isEnough())) {
    const next = rest.shift()!
    lost.push(next)
    together.rows += next.rows
    together.hiddenRows += next.hiddenRows
    together.hiddenKinds += next.hiddenKinds
  }
  return lost.map(({ code }) => code)
}

function sum(counts: number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
