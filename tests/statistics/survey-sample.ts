import { readSpec } from '#app/statistics/estimation/spec/read-spec.ts'
import { runRequest } from '#app/statistics/estimation/requests/run-request.ts'
import type { Column, Table } from '#app/statistics/estimation/spec/columns.ts'

type Plain = (number | string | null)[]

/** Runs a request on columns written out: numbers are numeric, texts categorical in order of appearance. */
export function estimate(columns: Record<string, Plain>, request: Record<string, unknown>) {
  const table: Table = { n: Object.values(columns)[0]!.length, columns: {} }
  const declared: Record<string, unknown> = {}
  for (const [name, values] of Object.entries(columns)) {
    const column = toColumn(values)
    table.columns[name] = column
    declared[name] =
      column.kind === 'numeric' ? { type: 'numeric' } : { type: 'categorical', levels: column.levels }
  }
  return runRequest(readSpec({ data: 'none.csv', columns: declared, ...request }), table)
}

/** First row of an estimate. */
export function firstRow(result: ReturnType<typeof estimate>, id: string): Record<string, number> {
  return result.estimates[id]!.rows[0] as Record<string, number>
}

function toColumn(values: Plain): Column {
  if (!values.some((value) => typeof value === 'string')) {
    return {
      kind: 'numeric',
      values: Float64Array.from(values, (value) => (value === null ? NaN : Number(value))),
    }
  }
  const levels = [...new Set(values.filter((value) => value !== null))].map(String)
  return {
    kind: 'categorical',
    levels,
    codes: Int32Array.from(values, (value) => (value === null ? -1 : levels.indexOf(String(value)))),
  }
}
