import { totalOf, type Cell, type ReleaseTables } from '#app/statistics/disclosure/release-tables.ts'
import type { DomainCategory, DomainReport } from '#app/survey/reports/domains.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { cityCount } from './describe-totals.ts'
import {
  hiddenCount,
  hiddenScore,
  hides,
  joinTables,
  mostHidden,
  printedCount,
  printedScore,
  type PrintedRelease,
} from './printed-release.ts'
import { NOTHING } from './tie-mean.ts'

/**
 * The results by domain of a release. Only what stands beside something hidden is described: one table per city,
 * variable and measure, and for the public one of the numbers of answers.
 */
export function describeDomains(printed: PrintedRelease): ReleaseTables {
  const tables = printed.reports.flatMap((report, at) =>
    (report.domains ?? []).map((domain) => describeDomain(printed, at, domain)),
  )
  return joinTables(tables)
}

/**
 * One variable of one city.
 *
 *   Σ_c p_c θ_c = θ,   p_c = share of the category among those who said which is theirs
 *
 * Shares are taken as known in full: those of a margin are, since the weights meet it. So is θ, which is the city's own
 * figure but for those who did not say, and follows from any printed domain and its difference to the others. Where all
 * that is not printed comes to fewer answers than may be published, its mean is hidden too: a single relation gives it.
 *
 * Numbers of answers by domain are not printed for the public; a mark tells the least there can be, and where everybody
 * counts alike the digits of a share are taken to tell the number itself.
 */
export function describeDomain(printed: PrintedRelease, at: number, domain: DomainReport): ReleaseTables {
  const behind = printed.behind[at]!.domains?.find(({ variable }) => variable === domain.variable)
  const categories = domain.categories.flatMap((category): Pair[] => {
    const kept = behind?.categories.find(({ key }) => key === category.key)
    return category.mark === 'none' || !kept ? [] : [{ category, kept }]
  })
  const shown = categories.find(({ category }) => category.rows.length > 0)
  if (!shown || categories.every(({ category }) => category.rows.length > 0)) return NOTHING
  const report = printed.reports[at]!
  const scores = shown.category.rows.map((_, row) => describeRow(printed, report, domain, categories, row))
  return joinTables(
    printed.audience === 'public' ? [...scores, describeCounts(printed, report, domain, categories)] : scores,
  )
}

interface Pair {
  category: DomainCategory
  kept: DomainCategory
}

/** `score <city> domain <variable>:<category> …`: names begin as those of all scores do. */
function nameOf(
  kind: 'score' | 'count',
  report: CityReport,
  { variable }: DomainReport,
  key: string,
): string {
  return `${kind} ${report.city.code} domain ${variable}:${key}`
}

function describeRow(
  printed: PrintedRelease,
  report: CityReport,
  domain: DomainReport,
  categories: Pair[],
  row: number,
): ReleaseTables {
  const { measure, code } = categories.find(({ category }) => category.rows.length > 0)!.category.rows[row]!
  const suffix = code === '' ? measure : `${measure}:${code}`
  const parts = categories.map(({ category, kept }) => {
    const id = `${nameOf('score', report, domain, category.key)} ${suffix}`
    const value = category.rows[row]?.figure.value
    const own = kept.rows[row]?.figure.value ?? null
    const cell =
      value != null
        ? printedScore(id, value)
        : category.mark === 'withheld'
          ? { ...hiddenScore(id, own), protection: 0 }
          : hiddenScore(id, own)
    return { cell, share: kept.share ?? 0 }
  })
  const total = totalCell(
    `${nameOf('score', report, domain, 'all')} ${suffix}`,
    parts,
    cityValue(report, measure, code),
  )
  const relation = {
    terms: [
      { cell: total.id, coefficient: -1 },
      ...parts.map(({ cell, share }) => ({ cell: cell.id, coefficient: share })),
    ],
  }
  const together = describeRest(printed, categories, parts, total)
  return joinTables([{ cells: [total, ...parts.map(({ cell }) => cell)], relations: [relation] }, together])
}

interface Part {
  cell: Cell
  share: number
}

/** The city's figure as everybody can know it: exactly what its domains come to, as far as they are known. */
function totalCell(id: string, parts: Part[], city: number | null): Cell {
  const sum = parts.reduce((all, { cell, share }) => all + share * cell.value, 0)
  if (!Number.isNaN(sum)) return printedScore(id, sum)
  const printed = parts.reduce((all, { cell, share }) => all + (cell.hidden ? 0 : share * cell.value), 0)
  const open = parts.reduce((all, { cell, share }) => all + (cell.hidden ? share : 0), 0)
  const likely = city ?? printed + 50 * open
  return printedScore(id, Math.min(printed + 100 * open, Math.max(printed, likely)))
}

function cityValue(report: CityReport, measure: string, code: string): number | null {
  if (measure === 'smile_rate') return report.smileRate.value
  if (measure === 'satisfaction') return report.satisfaction.value
  if (measure === 'index') return report.index.people.value
  return report.nodes.find((node) => node.code === code)?.people.value ?? null
}

/** What the printed domains leave of the city, where that is of too few answers. */
function describeRest(
  printed: PrintedRelease,
  categories: Pair[],
  parts: Part[],
  total: Cell,
): ReleaseTables {
  const hidden = categories.filter(({ category }) => category.rows.length === 0)
  if (hidden.some(({ category }) => category.mark === 'withheld')) return NOTHING
  const fewest = hidden.reduce((sum, { kept }) => sum + (kept.n ?? 1), 0)
  if (fewest > mostHidden(printed)) return NOTHING
  const shown = parts.filter(({ cell }) => !cell.hidden)
  const share = parts.reduce((sum, part) => sum + (part.cell.hidden ? part.share : 0), 0)
  if (!(share > 0)) return NOTHING
  const left = total.value - shown.reduce((sum, part) => sum + part.share * part.cell.value, 0)
  const rest = hiddenScore(total.id.replace(/:all /, ':rest '), Math.min(100, Math.max(0, left / share)))
  return {
    cells: [rest, total, ...shown.map(({ cell }) => cell)],
    relations: [
      {
        terms: [
          { cell: total.id, coefficient: -1 },
          { cell: rest.id, coefficient: share },
          ...shown.map((part) => ({ cell: part.cell.id, coefficient: part.share })),
        ],
      },
    ],
  }
}

function describeCounts(
  printed: PrintedRelease,
  report: CityReport,
  domain: DomainReport,
  categories: Pair[],
): ReleaseTables {
  if (report.n === null) return NOTHING
  const { evaluatorsBelow, indicativeBelow } = printed.summary.recipe.thresholds
  const most = mostHidden(printed)
  const countAlike = report.deff !== null && Math.abs(report.deff - 1) < 1e-9
  const cells = categories.map(({ category: { key, mark, rows }, kept: { n } }): Cell => {
    const id = nameOf('count', report, domain, key)
    if (rows.length > 0 && countAlike && n !== null) return printedCount(id, n)
    const unknown = { ...hiddenCount(id, n, most), protection: 0, high: Infinity }
    if (!hides(mark) || mark === 'withheld') {
      return { ...unknown, low: mark === 'shown' ? indicativeBelow : evaluatorsBelow }
    }
    return hiddenCount(id, n, most)
  })
  const silent = { ...hiddenCount(nameOf('count', report, domain, 'silent'), NaN, most), protection: 0 }
  const parts = [...cells, { ...silent, low: 0, high: Infinity }]
  return {
    cells: [printedCount(cityCount(report.city.code), report.n), ...parts],
    relations: [
      totalOf(
        cityCount(report.city.code),
        parts.map(({ id }) => id),
      ),
    ],
  }
}
