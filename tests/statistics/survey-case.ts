import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { MarginColumn } from '#app/statistics/weighting/city-columns.ts'

const ROOT = 'tests/reference/survey-stats'

/** Rows of a reference case as text, by column. */
export function readCase(name: string) {
  const rows: Record<string, string>[] = parse(readFileSync(`${ROOT}/${name}/data.csv`, 'utf8'), {
    columns: true,
  })
  return {
    n: rows.length,
    numbers: (column: string) =>
      Float64Array.from(rows, (row) => (row[column] === '' ? Number.NaN : Number(row[column]))),
    labels: (column: string) => rows.map((row) => row[column]!),
    spec: JSON.parse(readFileSync(`${ROOT}/${name}/spec.json`, 'utf8')),
    expected: JSON.parse(readFileSync(`${ROOT}/${name}/expected.json`, 'utf8')),
  }
}

/** Codes of labels in the order given; -1 for a label that is none of them. */
export function codesOf(labels: string[], categories: string[]): Int32Array {
  return Int32Array.from(labels, (label) => categories.indexOf(label))
}

/** A margin over labels. */
export function margin(variable: string, labels: string[], totals: Record<string, number>): MarginColumn {
  const categories = Object.keys(totals)
  return {
    variable,
    categories,
    totals: Float64Array.from(Object.values(totals)),
    codes: codesOf(labels, categories),
  }
}
