import type { CityReport } from '#app/survey/reports/report.ts'

/**
 * Takes from a report's drivers what rests on a figure that this version of the report does not show: everything of a
 * hidden city, the order of a ranking question that is withheld, and scores that nobody may read.
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
      againstMean: drivers.againstMean.filter(({ code }) => shownScore(code)),
    },
  }
}
