import { countsBehindShares } from '#app/statistics/disclosure/counts-behind-shares.ts'
import {
  totalOf,
  type Cell,
  type Relation,
  type ReleaseTables,
} from '#app/statistics/disclosure/release-tables.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { groupMembers } from './group-members.ts'
import { hiddenCount, hides, mostHidden, printedCount, type PrintedRelease } from './printed-release.ts'

/** The method card prints shares as per cent with one decimal. */
const CARD_PRECISION = 0.0005

/** A number of answers that stands over several cities. */
interface Total {
  id: string
  value: number
  /** it is printed to ± this */
  precision: number
  members: CityReport[]
  countOf(report: CityReport): number | null
}

/**
 * The numbers of answers of a release: totals, groups, and those that shares on the method card tell of.
 *
 * Every total is put together again from the printed parts. When that works, nothing hidden is in it. When it does
 * not, the hidden cities must be: then the total is tied to them, and the audit finds out how far it tells on them.
 */
export function describeTotals(printed: PrintedRelease): ReleaseTables {
  const { reports, behind } = printed
  const most = mostHidden(printed)
  const cells = new Map<string, Cell>()
  reports.forEach(({ city, n, mark }, at) => {
    if (n !== null) cells.set(cityCount(city.code), printedCount(cityCount(city.code), n))
    else if (hides(mark))
      cells.set(cityCount(city.code), hiddenCount(cityCount(city.code), behind[at]!.n, most))
  })
  const relations: Relation[] = []
  for (const { id, value, precision, members, countOf } of [
    ...totals(printed),
    ...cardTotals(printed, most),
  ]) {
    const known = members.reduce((sum, report) => sum + (countOf(report) ?? 0), 0)
    const hidden = members.filter(({ mark, n }) => n === null && hides(mark))
    if (Math.abs(value - known) <= precision || hidden.length === 0) continue
    cells.set(id, printedCount(id, value, precision))
    const shown = members.filter((report) => countOf(report) !== null)
    relations.push(
      totalOf(
        id,
        [...shown, ...hidden].map(({ city }) => cityCount(city.code)),
      ),
    )
  }
  return { cells: [...cells.values()], relations }
}

export function cityCount(code: string): string {
  return `count ${code}`
}

function totals({ summary, reports }: PrintedRelease): Total[] {
  const all = { id: 'count all', value: summary.counts.responses, precision: 0, members: reports, countOf }
  const groups = summary.groups.flatMap((group) => {
    const { n } = group.plain.people
    return n === null
      ? []
      : [
          {
            id: `count ${group.by}:${group.key}`,
            value: n,
            precision: 0,
            members: groupMembers(group, reports),
            countOf,
          },
        ]
  })
  return [all, ...groups]
}

function countOf({ n }: CityReport): number | null {
  return n
}

/** What the response rate and the shares of modes and languages tell of the number of answers. */
function cardTotals({ summary, reports, fieldwork }: PrintedRelease, most: number): Total[] {
  const { invited, answeredOfInvited, modes, languages } = fieldwork
  const found: Total[] = []
  if (invited !== null && answeredOfInvited !== null) {
    const members = reports.filter(({ design }) => design === 'invited')
    const leftOut =
      summary.recipe.flagged === 'included'
        ? 0
        : Object.values(summary.counts.flagged).reduce((sum, count) => sum + count, 0)
    const precision = CARD_PRECISION * invited + leftOut
    found.push({ id: 'count rate', value: answeredOfInvited, precision, members, countOf })
  }
  const known = reports.reduce((sum, { n }) => sum + (n ?? 0), 0)
  const hidden = reports.filter(({ n, mark }) => n === null && hides(mark)).length
  for (const [id, counts] of [
    ['count modes', Object.values(modes)],
    ['count languages', Object.values(languages)],
  ] as const) {
    const total = counts.reduce((sum, count) => sum + count, 0)
    if (total === known || total === 0) continue
    const shares = counts.map((count) => ({ share: count / total, precision: CARD_PRECISION }))
    const possible = countsBehindShares(shares, known + hidden, known + hidden * most)
    const [low = total, high = total] = [possible[0], possible.at(-1)]
    const reach = Math.max(total - low, high - total)
    found.push({ id, value: total, precision: reach, members: reports, countOf })
  }
  return found
}
