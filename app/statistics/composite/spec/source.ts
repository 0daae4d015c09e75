import { Refusal } from '#app/statistics/refusal.ts'
import { byCodePoint, readNumber, textColumn, type Dataset, type TextTable } from './dataset.ts'
import type { Framework } from './framework.ts'

/** The csv of a case, its rows in ascending order of their unit. */
export interface Source {
  units: string[]
  /** a numeric column for some of the units, in their order; the rows of other units are not read */
  numbers(column: string, units: string[]): Float64Array
  /** a text column for some of the units, in their order */
  labels(column: string, units: string[]): string[]
}

/**
 * Sorts the rows by unit and keeps only the units asked for.
 *
 * @param wanted null keeps all
 * @throws Refusal UNKNOWN_COLUMN, MISSING_UNIT, DUPLICATE_UNIT, UNKNOWN_UNIT, each naming unit or row
 */
export function readSource(table: TextTable, unitId: string, wanted: string[] | null): Source {
  const ids = textColumn(table, unitId)
  const rowOf = new Map<string, number>()
  ids.forEach((unit, row) => {
    if (unit === '') throw new Refusal('MISSING_UNIT', { row: row + 1 }, `Row ${row + 1} has no unit.`)
    if (rowOf.has(unit))
      throw new Refusal('DUPLICATE_UNIT', { unit }, `The unit ${unit} occurs more than once.`)
    rowOf.set(unit, row)
  })
  const unknown = wanted?.find((unit) => !rowOf.has(unit))
  if (unknown !== undefined) {
    throw new Refusal('UNKNOWN_UNIT', { unit: unknown }, `The data have no unit ${unknown}.`)
  }
  const rowsOf = (units: string[]) => units.map((unit) => rowOf.get(unit) ?? -1)
  return {
    units: [...new Set(wanted ?? ids)].sort(byCodePoint),
    numbers(column, units) {
      const cells = textColumn(table, column)
      return Float64Array.from(units, (unit) => {
        const row = rowOf.get(unit) ?? -1
        return readNumber(cells[row] ?? '', table, column, row, { unit })
      })
    },
    labels(column, units) {
      const cells = textColumn(table, column)
      return rowsOf(units).map((row) => cells[row] ?? '')
    },
  }
}

/** The data set `raw`: the indicators as they stand in the csv. */
export function rawDataset(source: Source, framework: Framework): Dataset {
  const { units } = source
  const values = new Map(framework.indicators.map(({ code }) => [code, source.numbers(code, units)]))
  return { units, values }
}
