import { EDITIONS, type CityReport, type Edition } from '#app/survey/reports/report.ts'
import { groupMembers } from './group-members.ts'
import { hides, type PrintedRelease } from './printed-release.ts'
import { scoreId, type Mixed } from './tie-mean.ts'

/** The figures over groups of cities: each resident counting once, and each city counting once. */
export function groupMeans({ summary, reports, behind }: PrintedRelease): Mixed[] {
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
