import type { Cell, ReleaseTables } from '#app/statistics/disclosure/release-tables.ts'
import { EDITIONS, type CityReport, type Edition, type ReleaseSummary } from '#app/survey/reports/report.ts'
import { groupMeans } from './group-means.ts'
import { hiddenScore, hides, printedScore, type PrintedRelease } from './printed-release.ts'
import { NOTHING, SAME, scoreId, tieMean, type Mixed } from './tie-mean.ts'

/**
 * The scores of a release that are means of others: an index of the indices under it, a blend of its two sides, a
 * group of its cities. Each is put together again from its printed parts; where that does not give what is printed,
 * something hidden is in it, and it is tied to that.
 */
export function describeScores(printed: PrintedRelease): ReleaseTables {
  const all = [
    // groups hold public cities alone, as the audit for the public proves
    ...(printed.audience === 'public' ? groupMeans(printed).map(tieMean) : []),
    ...printed.reports.flatMap((report, at) => [
      ...indexMeans(printed.summary, report, printed.behind[at]!).map(tieMean),
      ...blends(printed.summary, report, printed.behind[at]!),
    ]),
  ]
  const cells = new Map(all.flatMap((tables) => tables.cells.map((cell): [string, Cell] => [cell.id, cell])))
  return { cells: [...cells.values()], relations: all.flatMap(({ relations }) => relations) }
}

/** The index of its first level, and that of its second, in both editions. */
function indexMeans(summary: ReleaseSummary, report: CityReport, behind: CityReport): Mixed[] {
  const { nodes } = summary.framework
  const { aggregation } = summary.recipe.index
  const meanOf = (level: string) =>
    typeof aggregation === 'string' ? aggregation : aggregation[level === 'first' ? 'first' : 'index']
  const valueOf = (from: CityReport, edition: Edition, code: string, level: string) =>
    level === 'index' ? from.index[edition] : from.nodes.find((node) => node.code === code)?.[edition]
  return EDITIONS.flatMap((edition) =>
    nodes
      .filter(({ level }) => level !== 'second')
      .map((node): Mixed => ({
        id: scoreId(report.city.code, edition, node.code),
        mean: meanOf(node.level),
        value: valueOf(report, edition, node.code, node.level)?.value ?? null,
        parts: nodes
          .filter(({ parent }) => parent === node.code)
          .map(({ code, level, weight }) => {
            const figure = valueOf(report, edition, code, level)
            return {
              id: scoreId(report.city.code, edition, code),
              value: figure?.value ?? null,
              hidden: figure !== undefined && figure.value === null && hides(figure.mark),
              behind: valueOf(behind, edition, code, level)?.value ?? null,
              weight,
            }
          }),
      })),
  )
}

/** A blend λ · people + (1 - λ) · objective tells a hidden people score, unless it is the objective side alone. */
function blends({ framework }: ReleaseSummary, report: CityReport, behind: CityReport): ReleaseTables[] {
  return report.nodes.map(({ code, level, people, objective, blended }) => {
    const hidden = people.value === null && hides(people.mark)
    if (level !== 'second' || !hidden || blended.value === null) return NOTHING
    if (objective !== null && Math.abs(blended.value - objective) <= SAME) return NOTHING
    const share =
      objective === null ? 1 : (framework.nodes.find((node) => node.code === code)?.peopleShare ?? 1)
    const [own, mixed] = [
      scoreId(report.city.code, 'people', code),
      scoreId(report.city.code, 'blended', code),
    ]
    const side = `${mixed} objective`
    const kept = behind.nodes.find((node) => node.code === code)?.people.value
    return {
      cells: [
        hiddenScore(own, kept),
        printedScore(mixed, blended.value),
        ...(objective === null ? [] : [printedScore(side, objective)]),
      ],
      relations: [
        {
          terms: [
            { cell: mixed, coefficient: -1 },
            { cell: own, coefficient: share },
            ...(objective === null ? [] : [{ cell: side, coefficient: 1 - share }]),
          ],
        },
      ],
    }
  })
}
