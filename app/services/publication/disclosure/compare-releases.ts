import { joinReleases } from '#app/statistics/disclosure/join-releases.ts'
import type { Cell, Relation, ReleaseTables } from '#app/statistics/disclosure/release-tables.ts'
import type { CityReport, Figure, Receipt, ReleaseSummary } from '#app/survey/reports/report.ts'
import { cityCount } from './describe-totals.ts'
import { itemCount, nodeCount } from './describe-items.ts'
import { hiddenCount, hides, mostHidden, printedCount, type PrintedRelease } from './printed-release.ts'

/** An earlier release of the same wave, as the public can still read it. */
export interface EarlierRelease {
  id: string
  summary: ReleaseSummary
  reports: CityReport[]
  receipt: Receipt
}

/** A release that is about to go out, with the hashes of what it was made from. */
export type NewRelease = PrintedRelease & { receipt: Pick<Receipt, 'responses' | 'cities'> }

/** Do both rest on the very same answers? Then they differ in method alone and nothing can be taken apart. */
export function haveSameAnswers(earlier: EarlierRelease, later: NewRelease): boolean {
  return haveSameResponses(earlier, later) && earlier.summary.recipe.flagged === later.summary.recipe.flagged
}

function haveSameResponses(earlier: EarlierRelease, later: NewRelease): boolean {
  return (
    earlier.receipt.responses.hash === later.receipt.responses.hash &&
    earlier.receipt.cities === later.receipt.cities
  )
}

/**
 * The numbers of answers of two releases side by side. What came or went between them is a figure of its own: whoever
 * reads both can take one from the other, and reads the answers of those few. A change by fewer answers than may be
 * published is hidden; the audit finds that it is known.
 *
 * A city that only one of them shows is tied to the flagged answers both print, for those are what came or went.
 */
export function describeChanges(earlier: EarlierRelease, later: NewRelease): ReleaseTables {
  const few = mostHidden(later)
  const joined = joinReleases(countsOf(earlier.reports), countsOf(later.reports), (change) => ({
    hidden: change !== 0 && Math.abs(change) <= few,
    protection: few,
  }))
  if (!haveSameResponses(earlier, later)) return joined
  const tables = flaggedTables(earlier, later)
  return {
    cells: [...joined.cells, ...tables.cells],
    relations: [...joined.relations, ...tables.relations],
  }
}

/**
 * Cities with as many answers as before but other figures, though the answers of the wave are not the same: somebody
 * may have come and somebody gone, and nobody can say how few.
 */
export function exchangedCities(earlier: EarlierRelease, later: NewRelease): CityReport[] {
  if (earlier.receipt.responses.hash === later.receipt.responses.hash) return []
  const before = new Map(earlier.reports.map((report) => [report.city.code, report]))
  return later.reports.filter((report) => {
    const old = before.get(report.city.code)
    if (!old || old.n === null || old.n !== report.n) return false
    if (JSON.stringify(figuresOf(old)) !== JSON.stringify(figuresOf(report))) return true
    // releases of earlier code have no results by domain to compare
    return old.domains !== undefined && JSON.stringify(old.domains) !== JSON.stringify(report.domains)
  })
}

function figuresOf({ index, smileRate, satisfaction, senses, items }: CityReport) {
  return [
    index.people,
    smileRate,
    satisfaction,
    senses,
    items.map(({ code, score, options }) => [code, score, options]),
  ]
}

function countsOf(reports: CityReport[]): ReleaseTables {
  const cells: Cell[] = []
  const put = (id: string, n: number | null | undefined) => {
    if (n !== null && n !== undefined) cells.push(printedCount(id, n))
  }
  const putFigure = (id: string, { n }: Figure) => put(id, n)
  for (const { city, n, nodes, items } of reports) {
    put(cityCount(city.code), n)
    for (const { code, people } of nodes) putFigure(nodeCount(city.code, code), people)
    for (const { code, score } of items) putFigure(itemCount(city.code, code), score)
  }
  return { cells, relations: [] }
}

/** One release with flagged answers, one without: those of the cities that only one shows lie in the difference. */
function flaggedTables(earlier: EarlierRelease, later: NewRelease): ReleaseTables {
  const most = mostHidden(later)
  const before = new Map(earlier.reports.map((report) => [report.city.code, report]))
  const shownOnce = later.reports.flatMap((report, at) => {
    const old = before.get(report.city.code)
    if (!old || (old.n === null) === (report.n === null)) return []
    const gone = old.n === null ? old : report
    return hides(gone.mark) ? [{ code: report.city.code, old, report, kept: later.behind[at]! }] : []
  })
  if (shownOnce.length === 0) return { cells: [], relations: [] }

  const cells: Cell[] = []
  const relations: Relation[] = []
  for (const { code, old, report, kept } of shownOnce) {
    const shown = old.n ?? report.n ?? 0
    const own = old.n === null ? `earlier:once:${cityCount(code)}` : `once:${cityCount(code)}`
    const value = old.n === null ? null : kept.n
    cells.push(hiddenCount(own, value, most), printedCount(`shown:${cityCount(code)}`, shown))
    cells.push({
      ...hiddenCount(`left:${code}`, value === null ? null : shown - value, shown),
      ...{ low: 0, protection: 0 },
    })
    const terms = [
      { cell: `shown:${cityCount(code)}`, coefficient: -1 },
      { cell: own, coefficient: 1 },
      { cell: `left:${code}`, coefficient: 1 },
    ]
    relations.push({ terms })
  }
  // a response may carry several flags: what was left out is at most their sum, at least the largest of them
  const flags = flagChanges(earlier.summary, later.summary)
  const left = (coefficient: number) => shownOnce.map(({ code }) => ({ cell: `left:${code}`, coefficient }))
  for (const [name, change] of flags) cells.push(printedCount(`flag ${name}`, change))
  relations.push({
    atLeast: true,
    terms: [...flags.map(([name]) => ({ cell: `flag ${name}`, coefficient: 1 })), ...left(-1)],
  })
  for (const [name] of flags) {
    relations.push({ atLeast: true, terms: [...left(1), { cell: `flag ${name}`, coefficient: -1 }] })
  }
  return { cells, relations }
}

function flagChanges(earlier: ReleaseSummary, later: ReleaseSummary): [string, number][] {
  const names = [...new Set([...Object.keys(earlier.counts.flagged), ...Object.keys(later.counts.flagged)])]
  return names.map((name) => [
    name,
    Math.abs((earlier.counts.flagged[name] ?? 0) - (later.counts.flagged[name] ?? 0)),
  ])
}
