import type { ReleasedCity } from '#app/data/results/releases.server.ts'
import type { CityLine, CityReport, ReleaseSummary } from '#app/survey/report.ts'
import { protectFigure, protectReport } from './protect-report.ts'
import { cityToWithhold, withholdInGroup, withholdInReport } from './withhold-counts.ts'

/**
 * The two versions of an analysis: as evaluators read it, which is how it was stored, and as everyone reads it.
 * The summary is the public one.
 */
export function protectAnalysis(
  summary: ReleaseSummary,
  reports: CityReport[],
): { summary: ReleaseSummary; cities: ReleasedCity[] } {
  const shielded = reports.map(protectReport)
  const withheld = cityToWithhold(shielded)
  const publicReports = shielded.map((report) =>
    report.city.code === withheld ? withholdInReport(report) : report,
  )
  const withheldLine = summary.cities.find(({ city }) => city.code === withheld)
  const groups = summary.groups.map((group) => ({
    ...group,
    residents: {
      people: protectFigure(group.residents.people),
      blended: protectFigure(group.residents.blended),
    },
    plain: { people: protectFigure(group.plain.people), blended: protectFigure(group.plain.blended) },
    smileRate: protectFigure(group.smileRate),
  }))
  return {
    summary: {
      ...summary,
      cities: summary.cities.map((line, at) => publicLine(line, publicReports[at]!)),
      groups: withheldLine ? groups.map((group) => withholdInGroup(group, withheldLine)) : groups,
    },
    cities: reports.map((evaluatorReport, at) => ({ report: publicReports[at]!, evaluatorReport })),
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
