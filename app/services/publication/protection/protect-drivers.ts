import type { CityReport } from '#app/survey/reports/report.ts'

/**
 * Takes from a report's drivers what rests on a figure that this version of the report does not show: everything of a
 * hidden city and the order of a ranking question that is withheld. Where one score is hidden, none is set against the
 * mean of them all: two of the others with their distances to the mean would give the mean, and so the hidden score.
 */
export function protectDrivers(report: CityReport): CityReport {
  const { drivers, ...rest } = report
  if (!drivers) return report
  if (report.n === null) return rest
  const shownItem = (code: string) =>
    report.items.some((item) => item.code === code && item.options.some(({ share }) => share !== null))
  const shownScore = (code: string) =>
    report.nodes.some((node) => node.code === code && node.people.value !== null)
  return {
    ...rest,
    drivers: {
      ...drivers,
      stated: drivers.stated.filter(({ item }) => shownItem(item)),
      againstMean: drivers.againstMean.every(({ code }) => shownScore(code)) ? drivers.againstMean : [],
    },
  }
}
