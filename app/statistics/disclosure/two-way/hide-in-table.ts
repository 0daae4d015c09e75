import { bridgesOf, type Place } from './bridges-of.ts'

/** A table of counts; its totals are worked out here and hidden like any other count. */
export interface CountTable {
  /** lines by parts: people of group g who gave answer a */
  counts: readonly (readonly number[])[]
  /** counts from 1 to this less one are hidden */
  hiddenBelow: number
}

/** hidden: too few people; withheld: a hidden count could be worked out from it */
export type CellState = 'shown' | 'hidden' | 'withheld'

export interface HiddenTable {
  /** by group and answer */
  cells: CellState[][]
  /** totals of the groups; a group whose total is not shown has no cell shown */
  groups: CellState[]
  /** totals of the answers */
  answers: CellState[]
  all: CellState
}

/**
 * Hides small counts of a two-way table with its totals, and as much beside them that none can be had by subtraction.
 *
 * - A group of fewer people than the threshold is hidden as a whole, and the smallest group beside it while the hidden
 *   groups together hold fewer.
 * - In every line and every column, what is hidden beside a total that is shown holds at least the threshold, in at
 *   least two counts.
 * - No hidden count is a bridge of the graph that joins lines and columns by what is hidden: exactly the bridges can be
 *   worked out from sums and differences of totals.
 *
 * What is hidden in addition is what counts least; counts of 0 are nobody's and stay.
 *
 * Source: Gusfield (1988), SIAM Journal on Computing 17(3), 552-571.
 */
export function hideInTable({ counts, hiddenBelow }: CountTable): HiddenTable {
  const groups = counts.length
  const answers = counts[0]?.length ?? 0
  const value = withTotals(counts)
  const state: CellState[][] = value.map((line) =>
    line.map((n) => (n > 0 && n < hiddenBelow ? 'hidden' : 'shown')),
  )
  const isHidden = (line: number, part: number) => state[line]![part] !== 'shown'
  const withhold = (line: number, part: number) => {
    if (!isHidden(line, part)) state[line]![part] = 'withheld'
  }
  /** a group goes as a whole: its shares would give its total away */
  const withholdGroup = (group: number) => {
    for (let part = 0; part <= answers; part++) if (value[group]![part]! > 0) withhold(group, part)
  }

  const ofGroups = Array.from({ length: groups }, (_, group) => ({ line: group, part: answers }))
  for (const { line } of ofGroups) if (isHidden(line, answers)) withholdGroup(line)
  for (;;) {
    const partner = partnerIn(ofGroups, { line: groups, part: answers })
    if (!partner) break
    withholdGroup(partner.line)
  }

  for (;;) {
    const next = partnerInLines() ?? acrossBridge()
    if (!next) break
    withhold(next.line, next.part)
  }
  return {
    cells: state.slice(0, groups).map((line) => line.slice(0, answers)),
    groups: state.slice(0, groups).map((line) => line[answers]!),
    answers: state[groups]!.slice(0, answers),
    all: state[groups]![answers]!,
  }

  /** The count to hide beside those hidden among the parts of a total; null when they are safe, or none is left. */
  function partnerIn(parts: Place[], total: Place): Place | null {
    const hidden = parts.filter(({ line, part }) => isHidden(line, part))
    if (!hidden.some(({ line, part }) => state[line]![part] === 'hidden')) return null
    const sum = hidden.reduce((n, { line, part }) => n + value[line]![part]!, 0)
    const few = isHidden(total.line, total.part) ? false : hidden.length < 2 || sum < hiddenBelow
    return few ? cheapest(parts) : null
  }

  function partnerInLines(): Place | null {
    for (let group = 0; group < groups; group++) {
      const parts = Array.from({ length: answers }, (_, part) => ({ line: group, part }))
      const next = partnerIn(parts, { line: group, part: answers })
      if (next) return next
    }
    for (let part = 0; part < answers; part++) {
      const parts = Array.from({ length: groups }, (_, line) => ({ line, part }))
      const next = partnerIn(parts, { line: groups, part }) ?? lonelyTotal(part)
      if (next) return next
    }
    const totals = Array.from({ length: answers }, (_, part) => ({ line: groups, part }))
    return partnerIn(totals, { line: groups, part: answers })
  }

  /** A hidden total whose parts are all shown is their sum. */
  function lonelyTotal(part: number): Place | null {
    const parts = Array.from({ length: groups }, (_, line) => ({ line, part }))
    if (!isHidden(groups, part) || parts.some(({ line }) => isHidden(line, part))) return null
    return cheapest(parts)
  }

  /** A count that puts a hidden one that stands alone between two halves of the table on a circle. */
  function acrossBridge(): Place | null {
    const hidden = state.flatMap((line, at) =>
      line.flatMap((one, part) => (one === 'shown' ? [] : [{ line: at, part }])),
    )
    for (const { edge, near, far } of bridgesOf(hidden, groups + 1, answers + 1)) {
      if (state[edge.line]![edge.part] !== 'hidden') continue
      const joins = (one: Set<number>, two: Set<number> | null) =>
        everyPlace().filter(({ line, part }) => {
          const node = groups + 1 + part
          if (!two) return one.has(line) !== one.has(node)
          return (one.has(line) && two.has(node)) || (two.has(line) && one.has(node))
        })
      const next = cheapest(joins(near, far)) ?? cheapest(joins(near, null)) ?? cheapest(joins(far, null))
      if (next) return next
    }
    return null
  }

  function everyPlace(): Place[] {
    return value
      .slice(0, groups)
      .flatMap((_, line) => Array.from({ length: answers }, (__, part) => ({ line, part })))
  }

  function cheapest(places: Place[]): Place | null {
    const free = places.filter(({ line, part }) => !isHidden(line, part) && value[line]![part]! > 0)
    return free.reduce<Place | null>(
      (best, place) =>
        best && value[best.line]![best.part]! <= value[place.line]![place.part]! ? best : place,
      null,
    )
  }
}

function withTotals(counts: readonly (readonly number[])[]): number[][] {
  const lines = counts.map((line) => [...line, line.reduce((sum, n) => sum + n, 0)])
  const width = lines[0]?.length ?? 1
  return [
    ...lines,
    Array.from({ length: width }, (_, part) => lines.reduce((sum, line) => sum + line[part]!, 0)),
  ]
}
