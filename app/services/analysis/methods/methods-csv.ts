import { writeCsv, type CsvCell } from '#app/formats/csv.ts'
import { EDITIONS } from '#app/survey/reports/report.ts'
import type { MethodsReport } from '#app/survey/workbench/methods-report.ts'

/** One row for every city under every method. */
export function methodsCsv({ cities, lines }: MethodsReport): string {
  const columns = [
    'method',
    'city',
    'city_zh',
    'city_en',
    ...EDITIONS.flatMap((edition) => [`index_${edition}`, `place_${edition}`]),
    'smile_rate',
    'satisfaction',
    'mark',
  ]
  const rows = lines.flatMap(({ method, cities: figures }) =>
    figures.map(({ index, place, smileRate, satisfaction, mark }, at): CsvCell[] => {
      const { code, name } = cities[at]!
      return [
        ...[method, code, name['zh-CN'], name.en],
        ...EDITIONS.flatMap((edition) => [index[edition], place[edition]]),
        ...[smileRate, satisfaction, mark],
      ]
    }),
  )
  return writeCsv(columns, rows)
}
