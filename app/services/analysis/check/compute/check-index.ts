import { parse } from 'csv-parse/sync'

import type {
  CheckedAnalysis,
  CheckFigure,
  IndexReport,
  IndexTable,
} from '#app/survey/reports/check-report.ts'
import type { TextTable } from '#app/statistics/composite/spec/dataset.ts'
import type { PrintedDataset } from '#app/statistics/composite/spec/print-dataset.ts'
import { runIndex, type IndexResult } from '#app/statistics/composite/spec/run-index.ts'
import { loadLinearSolver } from '#app/statistics/linear-program.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import { readIndexSpec, type IndexSpecFile } from '../../index-spec/index-spec-schema.ts'
import { printed, refusedCheck, type CheckInput, type CheckOutcome } from '../check-input.ts'
import { CHECK_LIMITS } from '../check-limits.ts'
import { excerptAt } from './locate-in-spec.ts'
import { indexCsv } from './tidy-csv.ts'

const { tableRows } = CHECK_LIMITS

/**
 * A composite index from a parsed specification and its CSV; further files by the names the specification gives them.
 *
 * @throws Refusal INVALID_DATA, and those of runIndex
 */
export async function checkIndex(content: unknown, input: CheckInput): Promise<CheckOutcome> {
  const read = readIndexSpec(content)
  if ('outcome' in read)
    return refusedCheck(read.error, excerptAt(content, String(read.error.at['path'] ?? '')))
  const { spec } = read
  const needsSolver = spec.analyses?.some(({ type }) => type === 'benefitOfDoubt')
  const result = runIndex(spec, {
    data: textTable(spec.data.file ?? spec.data.dataset ?? 'data.csv', input.data),
    tables: furtherTables(input.files),
    solver: needsSolver ? await loadLinearSolver() : null,
  })
  const lines = linesOf(result)
  const report: IndexReport = {
    kind: 'index',
    title: spec.id ?? null,
    units: result.units.length,
    tables: tablesOf(spec, result),
    analyses: Object.keys(result.analyses).map((id): CheckedAnalysis => {
      const own = [...flattened(result.analyses[id], '', result.units)]
      const type = spec.analyses?.find((analysis) => analysis.id === id)?.type ?? ''
      return { id, type, lines: own.slice(0, tableRows), total: own.length }
    }),
    warnings: result.warnings.map(({ code, message }) => ({ code, message })),
  }
  return { outcome: 'ok', report, json: printed({ outcome: 'ok', ...result }), csv: indexCsv(lines) }
}

function furtherTables(files: Record<string, string>): Map<string, TextTable> {
  const tables = new Map<string, TextTable>()
  for (const [name, text] of Object.entries(files)) {
    const table = textTable(name, text)
    // a data set of the format is named by its folder, a file by its name
    tables.set(name, table).set(name.replace(/\.csv$/i, ''), table)
  }
  return tables
}

function textTable(name: string, text: string): TextTable {
  try {
    const [columns = [], ...rows] = parse(text, { bom: true, skip_empty_lines: true }) as string[][]
    return { name, columns, rows }
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    throw new Refusal('INVALID_DATA', { file: name }, `${name} is not a well-formed csv file: ${reason}`)
  }
}

function tablesOf(spec: IndexSpecFile, { datasets, units }: IndexResult): IndexTable[] {
  return Object.entries(datasets).map(([name, dataset]) => {
    const step = spec.pipeline?.find(({ out }) => out === name)?.step ?? ''
    const rows = rowsOf(dataset, units)
    return {
      name,
      step,
      ...rows,
      units: rows.units.slice(0, tableRows),
      values: rows.values.slice(0, tableRows),
    }
  })
}

function rowsOf(dataset: PrintedDataset, all: string[]) {
  const { values, changed, units = all } = dataset
  if (changed) {
    return {
      units: changed.map(({ unit }) => unit),
      codes: ['code', 'value'],
      values: changed.map(({ code, value }): CheckFigure[] => [code, value]),
      total: changed.length,
    }
  }
  const codes = Object.keys(values ?? {})
  return {
    units,
    codes,
    values: units.map((_, row) => codes.map((code): CheckFigure => values?.[code]?.[row] ?? null)),
    total: units.length,
  }
}

function* linesOf(
  result: IndexResult,
): Generator<[part: string, name: string, place: string, value: CheckFigure]> {
  for (const [part, results] of [
    ['dataset', result.datasets],
    ['analysis', result.analyses],
  ] as const) {
    for (const [name, value] of Object.entries(results)) {
      for (const [place, figure] of flattened(value, '', result.units)) yield [part, name, place, figure]
    }
  }
}

/** Every figure of a nested result with the path to it; places in a list of units bear the unit's name. */
function* flattened(
  value: unknown,
  path: string,
  units: string[],
): Generator<[place: string, value: CheckFigure]> {
  if (typeof value !== 'object' || value === null) {
    yield [path, typeof value === 'number' || value === null ? value : String(value)]
    return
  }
  const named = Array.isArray(value) && value.length === units.length && !path.endsWith('units')
  for (const [key, inner] of Object.entries(value)) {
    const name = named ? units[Number(key)]! : key
    yield* flattened(inner, path === '' ? name : `${path} · ${name}`, units)
  }
}
