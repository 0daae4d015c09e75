import { writeCsv, type CsvCell } from '#app/formats/csv.ts'
import type { CheckFigure } from '#app/survey/reports/check-report.ts'
import type { EstimateResult } from '#app/statistics/estimation/requests/result.ts'
import { figureColumns, figureOf, labelOf } from './show-estimates.ts'

/** All estimates as one table: a row per result row, empty where a statistic has no such figure. */
export function estimateCsv(
  asked: { id: string; statistic: string }[],
  results: Record<string, EstimateResult>,
): string {
  const figures = figureColumns(Object.values(results).flatMap(({ rows }) => rows))
  function* rows(): Generator<CsvCell[]> {
    for (const { id, statistic } of asked) {
      for (const row of results[id]?.rows ?? []) {
        const { by, against, variable, category, quantile } = labelOf(row)
        const values = figures.map((column) => figureOf(row[column] ?? null))
        yield [id, statistic, written(by), written(against), variable, category, quantile, ...values]
      }
    }
  }
  return writeCsv(['id', 'asked', 'by', 'against', 'variable', 'category', 'quantile', ...figures], rows())
}

/** A domain as `district=Old town; sex=female`. */
function written(domain: [column: string, value: string][]): string {
  return domain.map(([column, value]) => `${column}=${value}`).join('; ')
}

/** A composite index as one long table: a row per figure. */
export function indexCsv(figures: Iterable<[part: string, name: string, place: string, value: CheckFigure]>) {
  return writeCsv(['part', 'name', 'place', 'value'], figures)
}
