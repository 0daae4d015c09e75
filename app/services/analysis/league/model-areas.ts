import { benchmarkAreas } from '#app/statistics/estimation/across/benchmark-areas.ts'
import { fayHerriot } from '#app/statistics/estimation/across/fay-herriot.ts'
import { designOfGroups } from '#app/survey/reports/design-of-groups.ts'
import type { CityReport, Figure } from '#app/survey/reports/report.ts'
import type { AreaAuxiliary, SmallAreas } from '#app/survey/reports/small-areas.ts'

/** The figure of a city that a measure names: the people index, an index below it, or a headline figure. */
function figureOfMeasure(report: CityReport, measure: string): Figure | null {
  if (measure === 'index') return report.index.people
  if (measure === 'smileRate') return report.smileRate
  if (measure === 'satisfaction') return report.satisfaction
  return report.nodes.find(({ code }) => code === measure)?.people ?? null
}

/** Cities of one design with a figure, its error and residents to count by. */
export function areasOf(reports: CityReport[], measure: string): CityReport[] {
  const one = designOfGroups(reports)
  return reports.filter((report) => {
    const figure = figureOfMeasure(report, measure)
    const residents = report.city.population15Plus ?? 0
    return report.design === one && figure?.value != null && (figure.se ?? 0) > 0 && residents > 0
  })
}

/** The objective figures that all of these cities have. */
export function commonAuxiliaries(areas: CityReport[]): AreaAuxiliary[] {
  const [first, ...others] = areas
  return (first?.objective ?? [])
    .filter(({ indicator }) => others.every((area) => valueOf(area, indicator) !== null))
    .map(({ indicator, name }) => ({ code: indicator, name }))
}

/**
 * Fay-Herriot estimates of one measure for every city, beside the direct ones: area-level model by restricted
 * maximum likelihood, auxiliaries standardised over the cities, estimates shifted to the direct mean over residents.
 *
 * @param areas as `areasOf` gives them
 * @param auxiliaries codes of `commonAuxiliaries`
 * @throws Refusal INVALID_DATA for too few cities, COLLINEAR_PREDICTORS
 */
export function modelAreas(areas: CityReport[], measure: string, auxiliaries: string[]): SmallAreas {
  const figures = areas.map((report) => figureOfMeasure(report, measure)!)
  const columns = auxiliaries.map((code) => standardised(areas.map((area) => valueOf(area, code) ?? 0)))
  const fitted = fayHerriot(
    figures.map(({ value, se }, at) => ({
      estimate: value!,
      variance: se! ** 2,
      auxiliaries: columns.map((column) => column[at]!),
    })),
  )
  const model = fitted.areas.map(({ estimate }) => estimate)
  const estimates = benchmarkAreas(
    model,
    figures.map(({ value }) => value!),
    areas.map(({ city }) => city.population15Plus!),
  )
  return {
    measure,
    auxiliaries,
    spread: Math.sqrt(fitted.modelVariance),
    shift: areas.length === 0 ? 0 : estimates[0]! - model[0]!,
    lines: areas.map(({ city }, at) => ({
      city,
      n: figures[at]!.n ?? 0,
      direct: figures[at]!.value!,
      directSe: figures[at]!.se!,
      estimate: estimates[at]!,
      rootMse: Math.sqrt(fitted.areas[at]!.mse),
      directShare: fitted.areas[at]!.directShare,
    })),
  }
}

function valueOf({ objective }: CityReport, code: string): number | null {
  return objective.find(({ indicator }) => indicator === code)?.value ?? null
}

/** Mean 0 and standard deviation 1, so that units do not matter; a column that does not vary stays 0. */
function standardised(values: number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  return values.map((value) => (spread > 0 ? (value - mean) / spread : 0))
}
