import type { CellState, HiddenTable } from '#app/statistics/disclosure/two-way/hide-in-table.ts'

/**
 * Would a mean give hidden shares away? Two things are known of them then: what they add up to, and what they add to
 * the mean. One can be worked out when all others weigh alike in it, as answers without a score do.
 *
 * @param states of the answers
 * @param scores of the same; NaN has none
 */
export function givesAway(states: readonly CellState[], scores: readonly number[]): boolean {
  const hidden = scores.filter((_, answer) => states[answer] !== 'shown')
  const without = hidden.filter((value) => Number.isNaN(value)).length
  const scored = hidden.length - without
  return scored === 1 || (scored === 2 && without === 0)
}

/**
 * Withholds further shares, the smallest first, so that every group can keep its mean: a mean says more than one share.
 * Where too few shares are left for that, `givesAway` still holds and the mean has to go.
 *
 * @param counts respondents by group and answer
 */
export function protectMeans(
  hidden: HiddenTable,
  counts: readonly (readonly number[])[],
  scores: readonly number[],
): HiddenTable {
  const totals = scores.map((_, answer) => counts.reduce((sum, line) => sum + line[answer]!, 0))
  return {
    ...hidden,
    cells: hidden.cells.map((states, group) =>
      hidden.groups[group] === 'shown' ? protectLine(states, counts[group]!, scores) : states,
    ),
    answers: hidden.all === 'shown' ? protectLine(hidden.answers, totals, scores) : hidden.answers,
  }
}

function protectLine(
  states: readonly CellState[],
  counts: readonly number[],
  scores: readonly number[],
): CellState[] {
  const line = [...states]
  const free = [...scores.keys()]
    .filter((answer) => !Number.isNaN(scores[answer]) && counts[answer]! > 0 && line[answer] === 'shown')
    .sort((a, b) => counts[a]! - counts[b]!)
  while (givesAway(line, scores)) {
    const next = free.shift()
    if (next === undefined) return [...states]
    line[next] = 'withheld'
  }
  return line
}
