import type { Cell, Relation, ReleaseTables } from '#app/statistics/disclosure/release-tables.ts'
import { EDITIONS, type CityReport, type Edition, type ReleaseSummary } from '#app/survey/report.ts'
import { groupMembers } from './group-members.ts'
import { cellOnScale, onScale, scaleOf, type Mean } from './mean-scales.ts'
import { hiddenScore, hides, printedScore, type PrintedRelease } from './printed-release.ts'

/** How closely a score must come out to count as made of the printed parts alone. */
const SAME = 1e-6

/** A score that is a mean of others: of a group of cities, of the indices under an index. */
interface Mixed {
  id: string
  mean: Mean
  value: number | null
  parts: { id: string; value: number | null; hidden: boolean; behind: number | null; weight: number }[]
}

/**
 * The scores of a release that are means of others: an index of the indices under it, a blend of its two sides, a
 * group of its cities. Each is put together again from its printed parts; where that does not give what is printed,
 * something hidden is in it, and it is tied to that.
 */
export function describeScores(printed: PrintedRelease): ReleaseTables {
  const all = [
    // groups hold public cities alone, as the audit for the public proves
    ...(printed.audience === 'public' ? groupMeans(printed).map(tie) : []),
    ...printed.reports.flatMap((report, at) => [
      ...indexMeans(printed.summary, report, printed.behind[at]!).map(tie),
      ...blends(printed.summary, report, printed.behind[at]!),
    ]),
  ]
  const cells = new Map(all.flatMap((tables) => tables.cells.map((cell): [string, Cell] => [cell.id, cell])))
  return { cells: [...cells.values()], relations: all.flatMap(({ relations }) => relations) }
}

function scoreId(city: string, edition: Edition, code: string): string {
  return `score ${city} ${edition} ${code}`
}

const NOTHING: ReleaseTables = { cells: [], relations: [] }

function tie({ id, mean, value, parts }: Mixed): ReleaseTables {
  const hidden = parts.filter((part) => part.hidden)
  if (value === null || hidden.length === 0) return NOTHING
  const scale = scaleOf(mean)
  const shown = parts.filter((part) => part.value !== null)
  const weight = shown.reduce((sum, part) => sum + part.weight, 0)
  const rebuilt = shown.reduce((sum, part) => sum + part.weight * scale(part.value!), 0) / weight
  if (Math.abs(scale(value) - rebuilt) <= SAME * Math.abs(scale(value))) return NOTHING

  const entering = [...shown, ...hidden]
  const total = entering.reduce((sum, part) => sum + part.weight, 0)
  const relation: Relation = {
    terms: [
      { cell: cellOnScale(id, mean), coefficient: -total },
      ...entering.map((part) => ({ cell: cellOnScale(part.id, mean), coefficient: part.weight })),
    ],
  }
  const cells = [printedScore(id, value), ...entering.map(cellOf)]
  return { cells: cells.map((cell) => onScale(cell, mean)), relations: [relation] }
}

function cellOf({ id, value, behind }: Mixed['parts'][number]): Cell {
  return value === null ? hiddenScore(id, behind) : printedScore(id, value)
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

/** The figures over groups of cities: each resident counting once, and each city counting once. */
function groupMeans({ summary, reports, behind }: PrintedRelease): Mixed[] {
  const root = summary.framework.nodes.find(({ level }) => level === 'index')?.code ?? ''
  return summary.groups.flatMap((group) => {
    const members = groupMembers(group, reports)
    const mean = (
      id: string,
      value: number | null,
      code: string,
      edition: Edition,
      figureOf: (report: CityReport) => CityReport['smileRate'],
      weightOf: (report: CityReport) => number,
    ): Mixed => ({
      id: `${id} ${group.by}:${group.key}`,
      mean: 'arithmetic',
      value,
      parts: members.map((report) => {
        const figure = figureOf(report)
        return {
          id: scoreId(report.city.code, edition, code),
          value: figure.value,
          hidden: figure.value === null && hides(figure.mark),
          behind: figureOf(behind[reports.indexOf(report)]!).value,
          weight: weightOf(report),
        }
      }),
    })
    const people = ({ city }: CityReport) => city.population15Plus ?? 0
    return [
      ...EDITIONS.flatMap((edition) => [
        mean(
          `score residents ${edition}`,
          group.residents[edition].value,
          root,
          edition,
          ({ index }) => index[edition],
          people,
        ),
        mean(
          `score plain ${edition}`,
          group.plain[edition].value,
          root,
          edition,
          ({ index }) => index[edition],
          () => 1,
        ),
      ]),
      mean('score smile', group.smileRate.value, 'smile', 'people', ({ smileRate }) => smileRate, people),
    ]
  })
}
