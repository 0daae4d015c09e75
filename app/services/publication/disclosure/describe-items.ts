import {
  totalOf,
  type Cell,
  type Relation,
  type ReleaseTables,
} from '#app/statistics/disclosure/release-tables.ts'
import type { CityReport, Figure } from '#app/survey/reports/report.ts'
import { hiddenCount, hides, mostHidden, printedCount, type PrintedRelease } from './printed-release.ts'
import { cityCount } from './describe-totals.ts'

/**
 * The numbers of answers inside a city: who has a second-level score answered at least half of its items, so those
 * numbers hold each other within bounds. Only what stands beside something hidden is described.
 *
 * With m items, of which h = ⌈m/2⌉ make a score, and n people asked:
 *
 *   h · n(score) ≤ Σ n(item) ≤ m · n(score) + (h - 1) · (n - n(score));  with one item both are equal
 */
export function describeItems(printed: PrintedRelease): ReleaseTables {
  const scored = scoredItems(printed.behind)
  const tables: ReleaseTables[] = printed.reports.flatMap((report, at) =>
    report.n === null
      ? []
      : report.nodes
          .filter(({ level }) => level === 'second')
          .map(({ code }) => describeNode(printed, at, code, scored)),
  )
  return {
    cells: tables.flatMap(({ cells }) => cells),
    relations: tables.flatMap(({ relations }) => relations),
  }
}

/** Items that have a score anywhere: those that enter second-level scores. */
function scoredItems(reports: CityReport[]): Set<string> {
  return new Set(
    reports.flatMap(({ items }) => items.filter(({ score }) => score.value !== null).map(({ code }) => code)),
  )
}

export function itemCount(city: string, item: string): string {
  return `count ${city} item ${item}`
}

export function nodeCount(city: string, node: string): string {
  return `count ${city} node ${node}`
}

function describeNode(printed: PrintedRelease, at: number, node: string, scored: Set<string>): ReleaseTables {
  const report = printed.reports[at]!
  const { city, n } = report
  const kept = printed.behind[at]!
  const most = mostHidden(printed)
  const items = report.items.filter(({ code, dimension }) => dimension === node && scored.has(code))
  const score = report.nodes.find(({ code }) => code === node)!.people
  const named: [string, Figure, Figure | undefined][] = [
    [nodeCount(city.code, node), score, kept.nodes.find(({ code }) => code === node)?.people],
    ...items.map(({ code, score: figure }): [string, Figure, Figure | undefined] => [
      itemCount(city.code, code),
      figure,
      kept.items.find((item) => item.code === code)?.score,
    ]),
  ]
  const nothing = { cells: [], relations: [] }
  if (items.length === 0 || !named.some(([, { mark, n: own }]) => own === null && hides(mark))) return nothing
  if (named.some(([, { mark, n: own }]) => own === null && !hides(mark))) return nothing

  const cells = named.map(([id, { n: own, mark }, behind]): Cell => {
    if (own !== null) return { ...printedCount(id, own), ...(id.includes(' item ') ? { cost: own } : {}) }
    const hidden = hiddenCount(id, behind?.n, most)
    return mark === 'withheld' ? { ...hidden, high: n ?? Infinity, protection: 0 } : hidden
  })
  const ids = items.map(({ code }) => itemCount(city.code, code))
  return {
    cells: [printedCount(cityCount(city.code), n ?? NaN), ...cells],
    relations: holding(nodeCount(city.code, node), ids, cityCount(city.code)),
  }
}

function holding(node: string, items: string[], city: string): Relation[] {
  if (items.length === 1) return [totalOf(node, items)]
  const half = Math.ceil(items.length / 2)
  const terms = (sign: 1 | -1) => items.map((cell) => ({ cell, coefficient: sign }))
  return [
    { atLeast: true, terms: [...terms(1), { cell: node, coefficient: -half }] },
    {
      atLeast: true,
      terms: [
        ...terms(-1),
        { cell: node, coefficient: items.length - half + 1 },
        { cell: city, coefficient: half - 1 },
      ],
    },
  ]
}
