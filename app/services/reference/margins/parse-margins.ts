import type { MarginRow } from '#app/data/reference/margins.server.ts'
import { cellReader } from '#app/formats/cells.ts'
import type { CsvTable, FileProblem } from '#app/formats/csv.ts'

export const MARGIN_COLUMNS = [
  'city_code',
  'variable',
  'category',
  'population',
  'share',
  'source',
  'universe',
  'basis',
] as const

/** The cities a file may speak of, and the districts of each. */
export interface KnownPlaces {
  cities: Set<string>
  /** `city district`, separated by a space */
  districts: Set<string>
}

/** Days of the sources that ship with the platform; other sources name theirs in a column `reference_date`. */
const SOURCE_DATES: Record<string, string> = {
  CN_CENSUS_2020_COUNTY: '2020-11-01',
  // an average over the year: its middle
  HK_CSD_2019: '2019-06-30',
}

/** Shares are printed to six decimals, so a margin of many categories may miss 1 by a little. */
const SHARE_TOLERANCE = 1e-4

/**
 * Reads population margins in long format. Rows of a province or of the nation (column `level`) are left out: they
 * serve as background, no city is weighted to them.
 *
 * @returns the rows of cities; problems UNKNOWN_CITY, UNKNOWN_DISTRICT, BLANK, NOT_A_NUMBER, TOO_SMALL, TOO_LARGE,
 *   NOT_A_DAY, REPEATED_ROW and SHARES_DO_NOT_SUM (a variable's shares in a city sum to 1), each with its line
 */
export function parseMargins(
  table: CsvTable,
  known: KnownPlaces,
): { rows: MarginRow[]; leftOut: number; problems: FileProblem[] } {
  const problems: FileProblem[] = []
  const rows: MarginRow[] = []
  const seen = new Set<string>()
  const sums = new Map<string, { line: number; sum: number }>()
  const cityLines = table.rows.filter(({ cells }) => !['province', 'nation'].includes(cells.level ?? ''))

  for (const line of cityLines) {
    const read = cellReader(line, problems)
    const source = read.text('source')
    const row: MarginRow = {
      cityCode: read.text('city_code'),
      variable: read.text('variable'),
      category: read.text('category'),
      population: read.numberOrNull('population', { min: 0, integer: true }),
      share: read.number('share', { min: 0, max: 1 }),
      source,
      universe: read.text('universe'),
      basis: read.text('basis'),
      referenceDate: line.cells.reference_date ? read.day('reference_date') : (SOURCE_DATES[source] ?? ''),
    }
    if (!known.cities.has(row.cityCode)) {
      read.refuse('city_code', 'UNKNOWN_CITY', `The register has no city ${row.cityCode}.`)
    } else if (row.variable === 'district' && !known.districts.has(`${row.cityCode} ${row.category}`)) {
      read.refuse('category', 'UNKNOWN_DISTRICT', `${row.cityCode} has no district ${row.category}.`)
    }
    if (!row.referenceDate && !line.cells.reference_date) {
      read.refuse('reference_date', 'BLANK', `The source ${source} needs a reference_date.`)
    }
    const group = `${row.cityCode} ${row.variable}`
    if (seen.has(`${group} ${row.category}`)) {
      read.refuse('category', 'REPEATED_ROW', `${group} ${row.category} occurs more than once.`)
    }
    seen.add(`${group} ${row.category}`)
    const total = sums.get(group) ?? { line: line.line, sum: 0 }
    sums.set(group, { line: total.line, sum: total.sum + row.share })
    rows.push(row)
  }
  return { rows, leftOut: table.rows.length - rows.length, problems: [...problems, ...checkSums(sums)] }
}

function checkSums(sums: Map<string, { line: number; sum: number }>): FileProblem[] {
  return [...sums]
    .filter(([, { sum }]) => Math.abs(sum - 1) > SHARE_TOLERANCE)
    .map(([group, { line, sum }]) => ({
      line,
      column: 'share',
      code: 'SHARES_DO_NOT_SUM',
      message: `The shares of ${group} sum to ${Number(sum.toFixed(6))}, not to 1.`,
    }))
}
