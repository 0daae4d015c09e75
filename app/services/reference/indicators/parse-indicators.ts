import type { IndicatorRow } from '#app/data/reference/indicators.server.ts'
import { cellReader, type NumberRule } from '#app/formats/cells.ts'
import type { CsvTable, FileProblem } from '#app/formats/csv.ts'

export const INDICATOR_COLUMNS = [
  'city_code',
  'indicator',
  'year',
  'value',
  'unit',
  'source',
  'smile_code',
  'polarity',
  'basis',
] as const

/**
 * Reads objective indicators in long format. A city without a figure has no line.
 *
 * @param indexCodes second-level indices of the framework; `context` is always known
 * @returns rows; problems UNKNOWN_CITY, UNKNOWN_INDEX, UNKNOWN_POLARITY, BLANK, NOT_A_NUMBER, NOT_A_WHOLE_NUMBER,
 *   TOO_SMALL, TOO_LARGE and REPEATED_ROW, each with its line and column
 */
export function parseIndicators(
  table: CsvTable,
  cities: Set<string>,
  indexCodes: Set<string>,
): { rows: IndicatorRow[]; problems: FileProblem[] } {
  const problems: FileProblem[] = []
  const seen = new Set<string>()
  const rows = table.rows.map((line) => {
    const read = cellReader(line, problems)
    const row: IndicatorRow = {
      cityCode: read.text('city_code'),
      indicator: read.text('indicator'),
      year: read.number('year', { integer: true, min: 1900, max: 2200 }),
      value: read.number('value', rangeOf(line.cells.unit ?? '', line.cells.indicator ?? '')),
      unit: read.text('unit'),
      source: read.text('source'),
      indexCode: read.text('smile_code'),
      polarity: read.text('polarity'),
      basis: read.text('basis'),
    }
    if (!cities.has(row.cityCode)) {
      read.refuse('city_code', 'UNKNOWN_CITY', `The register has no city ${row.cityCode}.`)
    }
    if (row.indexCode !== 'context' && !indexCodes.has(row.indexCode)) {
      read.refuse('smile_code', 'UNKNOWN_INDEX', `The framework has no second-level index ${row.indexCode}.`)
    }
    if (!['+', '-', 'context'].includes(row.polarity)) {
      read.refuse('polarity', 'UNKNOWN_POLARITY', `${row.polarity} is none of +, - and context.`)
    }
    const key = `${row.cityCode} ${row.indicator} ${row.year}`
    if (seen.has(key)) read.refuse('indicator', 'REPEATED_ROW', `${key} occurs more than once.`)
    seen.add(key)
    return row
  })
  return { rows, problems }
}

/** Amounts are never negative, shares lie in 0..100; other percentages (changes) may go either way. */
function rangeOf(unit: string, indicator: string): NumberRule {
  if (unit !== '%') return { min: 0 }
  return /_share(_|$)/.test(indicator) ? { min: 0, max: 100 } : {}
}
