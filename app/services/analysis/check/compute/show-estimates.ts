import type {
  CheckedEstimate,
  CheckFigure,
  CheckLabel,
  CheckTable,
} from '#app/survey/reports/check-report.ts'
import type { EstimateResult, ResultRow } from '#app/statistics/estimation/requests/result.ts'
import { CHECK_LIMITS } from '../check-limits.ts'

/** Figures a reader looks for, in this order; what a statistic has besides follows as it comes. */
const ORDER = [
  'estimate',
  'se',
  'ciLower',
  'ciUpper',
  't',
  'statistic',
  'pValue',
  'pAdjusted',
  'df',
  'ndf',
  'ddf',
  'n',
  'deff',
]
const LABELS = new Set(['by', 'against', 'variable', 'category', 'quantile', 'term'])
const LARGEST_MATRIX = 24

/** The answers to a list of requests as tables for a page: long ones cut, every figure as it is. */
export function showEstimates(asked: unknown[], results: Record<string, EstimateResult>): CheckedEstimate[] {
  return asked.map((request) => {
    const { id, statistic, ...fields } = request as { id: string; statistic: string }
    const { rows, covariance, ...besides } = results[id]!
    return {
      id,
      statistic,
      asked: Object.entries(fields).map(([field, value]) => [field, written(value)]),
      table: tableOf(rows),
      besides: Object.entries(besides).map(([name, value]) => [name, written(value)]),
      covariance: covariance
        ? {
            labels: covariance.order.slice(0, LARGEST_MATRIX).map(labelOf),
            matrix: covariance.matrix.slice(0, LARGEST_MATRIX).map((row) => row.slice(0, LARGEST_MATRIX)),
            total: covariance.order.length,
          }
        : null,
    }
  })
}

function tableOf(rows: ResultRow[]): CheckTable {
  const columns = figureColumns(rows)
  return {
    columns,
    rows: rows.slice(0, CHECK_LIMITS.tableRows).map((row) => ({
      label: labelOf(row),
      figures: columns.map((column) => figureOf(row[column])),
    })),
    total: rows.length,
  }
}

/** The fields of result rows that hold figures. */
export function figureColumns(rows: ResultRow[]): string[] {
  const found = new Set<string>()
  for (const row of rows) for (const field of Object.keys(row)) if (!LABELS.has(field)) found.add(field)
  return [...ORDER.filter((field) => found.has(field)), ...[...found].filter((f) => !ORDER.includes(f))]
}

/** What a result row is about. */
export function labelOf({ by, against, variable, category, term, quantile }: ResultRow): CheckLabel {
  return {
    by: namesOf(by),
    against: namesOf(against),
    variable: variable === undefined ? (term === undefined ? null : String(term)) : String(variable),
    category: category === undefined ? null : [category].flat().join(', '),
    quantile: typeof quantile === 'number' ? quantile : null,
  }
}

function namesOf(domain: unknown): [column: string, value: string][] {
  return Object.entries(domain ?? {}).map(([column, value]) => [column, String(value)])
}

export function figureOf(value: unknown): CheckFigure {
  return typeof value === 'number' || typeof value === 'string' || value === null ? value : written(value)
}

function written(value: unknown): string {
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(', ')
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
