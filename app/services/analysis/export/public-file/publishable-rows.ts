import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import type { QuasiIdentifier } from '#app/statistics/disclosure/anonymity/anonymity-input.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import type { Identifier } from './identifiers.ts'

/** The rows a public file may hold, as places in the columns of the wave, sorted by city. */
export interface PublishableRows {
  rows: Int32Array
  /** position of each row's city in `reports` */
  groups: Int32Array
}

/** Rows with a weight, of cities whose results everyone may read. */
export function publishableRows(
  cities: readonly string[],
  { city }: ResponseColumns,
  weights: Float64Array,
  reports: readonly CityReport[],
): PublishableRows {
  const open = reports.map(({ mark }) => mark === 'shown' || mark === 'indicative')
  const groupOf = Int32Array.from(cities, (code) => {
    const at = reports.findIndex((report) => report.city.code === code)
    return open[at] ? at : -1
  })
  const rows: number[] = []
  city.forEach((at, row) => {
    if (at >= 0 && groupOf[at]! >= 0 && weights[row]! > 0) rows.push(row)
  })
  const kept = Int32Array.from(rows)
  return { rows: kept, groups: kept.map((row) => groupOf[city[row]!]!) }
}

/** A quasi-identifier over the rows, with the names of its finest categories; '' = none given. */
export interface CodedIdentifier extends QuasiIdentifier {
  categories: string[]
}

/**
 * An identifier as numbers. Categories that the release hides in a city, in its results by domain, are named: the file
 * must not bring them back.
 */
export function codeIdentifier(
  { name, levels }: Identifier,
  { rows, groups }: PublishableRows,
  column: { categories: readonly string[]; codes: ArrayLike<number> },
  reports: readonly CityReport[],
): CodedIdentifier {
  const categories = [...column.categories, '']
  const none = categories.length - 1
  const codes = rows.map((row) => (column.codes[row]! < 0 ? none : column.codes[row]!))
  const hidden = new Map<number, Set<number>>()
  for (const group of new Set(groups)) {
    const domains = reports[group]!.domains?.find(({ variable }) => variable === name)?.categories ?? []
    const keys = domains.flatMap(({ key, mark }) => (mark === 'shown' || mark === 'indicative' ? [] : [key]))
    hidden.set(group, new Set(keys.map((key) => categories.indexOf(key)).filter((at) => at >= 0)))
  }
  return {
    name,
    categories,
    codes,
    hidden,
    levels: levels.map(({ to }) => {
      const known: string[] = []
      return Int32Array.from(categories, (category) => {
        const coarse = category === '' ? noneAt(to) : to(category)
        const at = known.indexOf(coarse)
        return at < 0 ? known.push(coarse) - 1 : at
      })
    }),
  }
}

/** Where everything is one category, none given is part of it. */
function noneAt(to: (category: string) => string): string {
  return to('') === 'all' ? 'all' : ''
}
