import type { ReleasedCity } from '#app/data/results/releases.server.ts'
import type { CityLine, CityReport, ReleaseSummary } from '#app/survey/reports/report.ts'
import { protectFigure, protectReport } from './protect-report.ts'
import { protectThemes } from './protect-themes.ts'

/**
 * The two versions of an analysis: as evaluators read it, which is how it was stored, and as everyone reads it.
 * The summary is the public one: its number of answers is that of the published cities, so that it holds nothing
 * which could be had by taking their numbers away.
 */
export function protectAnalysis(
  summary: ReleaseSummary,
  reports: CityReport[],
): { summary: ReleaseSummary; cities: ReleasedCity[] } {
  const least = summary.recipe.thresholds.evaluatorsBelow
  const cities = reports.map((evaluatorReport) => {
    const report = protectReport(evaluatorReport)
    const { themes } = report
    return { report: themes ? { ...report, themes: protectThemes(themes, least) } : report, evaluatorReport }
  })
  return {
    summary: {
      ...summary,
      ...(summary.themes ? { themes: protectThemes(summary.themes, least) } : {}),
      cities: summary.cities.map((line, at) => publicLine(line, cities[at]!.report)),
      groups: summary.groups.map((group) => ({
        ...group,
        residents: {
          people: protectFigure(group.residents.people),
          blended: protectFigure(group.residents.blended),
        },
        plain: { people: protectFigure(group.plain.people), blended: protectFigure(group.plain.blended) },
        smileRate: protectFigure(group.smileRate),
      })),
      counts: {
        ...summary.counts,
        responses: cities.reduce((sum, { report }) => sum + (report.n ?? 0), 0),
      },
    },
    cities,
  }
}

/** The line of a city, saying no more than its public report. */
function publicLine(line: CityLine, report: CityReport): CityLine {
  const { mark, n, effectiveN, index, smileRate, nodes } = report
  const valueOf = (code: string, side: 'people' | 'blended') =>
    nodes.find((node) => node.code === code)?.[side].value ?? null
  return {
    ...line,
    mark,
    n,
    effectiveN,
    index,
    smileRate,
    first: Object.fromEntries(
      Object.keys(line.first).map((code) => [
        code,
        { people: valueOf(code, 'people'), blended: valueOf(code, 'blended') },
      ]),
    ),
  }
}
