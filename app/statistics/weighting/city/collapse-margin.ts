import { Refusal } from '../../refusal.ts'
import type { Collapse, MarginColumn } from '../city-columns.ts'

/** A margin ready for raking: thin categories merged, empty ones without population dropped. */
export interface CollapsedMargin {
  variable: string
  categories: string[]
  totals: Float64Array
  /** respondents per category */
  counts: Int32Array
  /** original category → position in `categories`, -1 when dropped */
  position: Int32Array
  collapsed: Collapse[]
  withheld: number
}

interface Group {
  members: number[]
  name: string
  total: number
  count: number
}

/**
 * Merges categories with fewer than `collapseBelow` respondents, the thinnest first: in an ordered
 * margin into the neighbour with fewer respondents, otherwise into the smallest other category.
 * Totals add. It ends when every category is large enough or one is left. Rows of weight 0 are not
 * counted.
 *
 * @throws Refusal EMPTY_MARGIN_CELL when a populated category is empty and merging is switched off,
 *   CATEGORY_WITHOUT_TOTAL when respondents fall in a category without population
 */
export function collapseMargin(
  margin: MarginColumn,
  baseWeights: Float64Array,
  collapseBelow: number,
): CollapsedMargin {
  const counts = new Int32Array(margin.categories.length)
  let withheld = 0
  for (let i = 0; i < baseWeights.length; i++) {
    if (baseWeights[i] === 0) continue
    const code = margin.codes[i]!
    if (code < 0) withheld++
    else counts[code]!++
  }
  let groups: Group[] = []
  margin.categories.forEach((name, code) => {
    const total = margin.totals[code] ?? Number.NaN
    const count = counts[code]!
    const at = { margin: [margin.variable], category: { [margin.variable]: name } }
    if (!(total >= 0 && total < Infinity)) throw new Refusal('CATEGORY_WITHOUT_TOTAL', at)
    if (total === 0 && count > 0) throw new Refusal('CATEGORY_WITHOUT_TOTAL', at)
    if (total > 0 && count === 0 && collapseBelow <= 0) throw new Refusal('EMPTY_MARGIN_CELL', at)
    if (total > 0) groups.push({ members: [code], name, total, count })
  })

  const collapsed: Collapse[] = []
  while (groups.length > 1) {
    const thin = smallest(groups)
    if (thin.count >= collapseBelow) break
    const place = groups.indexOf(thin)
    const neighbours = margin.ordered ? [groups[place - 1], groups[place + 1]] : groups
    const into = smallest(neighbours.filter((g): g is Group => g !== undefined && g !== thin))
    collapsed.push({ variable: margin.variable, from: thin.name, into: into.name, respondents: thin.count })
    const merged = merge(thin, into)
    groups = groups.flatMap((g) => (g === thin ? [] : g === into ? [merged] : [g]))
  }

  const position = new Int32Array(margin.categories.length).fill(-1)
  groups.forEach((g, at) => g.members.forEach((code) => (position[code] = at)))
  return {
    variable: margin.variable,
    categories: groups.map((g) => g.name),
    totals: Float64Array.from(groups, (g) => g.total),
    counts: Int32Array.from(groups, (g) => g.count),
    position,
    collapsed,
    withheld,
  }
}

/** Fewest respondents; among equals the smaller population, then the earlier one. */
function smallest(groups: Group[]): Group {
  return groups.reduce((a, b) => (b.count < a.count || (b.count === a.count && b.total < a.total) ? b : a))
}

function merge(a: Group, b: Group): Group {
  const [first, second] = Math.min(...a.members) < Math.min(...b.members) ? [a, b] : [b, a]
  return {
    members: [...first.members, ...second.members],
    name: `${first.name} + ${second.name}`,
    total: a.total + b.total,
    count: a.count + b.count,
  }
}
