import { Refusal } from '#app/statistics/refusal.ts'
import type { DesignColumns } from '#app/statistics/variance/survey-design.ts'
import { checkWeights } from '#app/statistics/weighting/check-weights.ts'
import { columnOf, numbersOf, type Table } from '#app/statistics/estimation/spec/columns.ts'
import type { DesignSpec } from '#app/statistics/estimation/spec/spec.ts'
import { rowsWhere } from './rows-where.ts'

/**
 * The columns a design names, as labels and numbers. With replicate weights given as columns the replicates carry
 * the design: ids, strata and fpc then count only where the weights follow from the fpc.
 *
 * @throws Refusal MISSING_CLUSTER, MISSING_STRATUM, MISSING_WEIGHT, NEGATIVE_WEIGHT, INFINITE_VALUE, INVALID_DATA,
 *   each with {column, rows}
 */
export function designColumns(design: DesignSpec, table: Table, replicatesGiven: boolean): DesignColumns {
  const weights = design.weights === null ? null : numbersOf(table, design.weights)
  if (weights) checkWeights(weights, design.weights!)
  const probs = design.probs?.map((name) => probabilities(table, name)) ?? null
  const base = { n: table.n, nest: design.nest, weights, probs }
  if (replicatesGiven && (weights || probs || !design.fpc))
    return { ...base, ids: null, strata: null, fpc: null }
  return {
    ...base,
    ids: design.ids?.map((name) => labelsOf(table, name, 'MISSING_CLUSTER')) ?? null,
    strata: design.strata?.map((name) => labelsOf(table, name, 'MISSING_STRATUM')) ?? null,
    fpc: design.fpc?.map((name) => corrections(table, name)) ?? null,
  }
}

/** Labels of a cluster or stratum column as text; every row needs one. */
export function labelsOf(table: Table, name: string, code: 'MISSING_CLUSTER' | 'MISSING_STRATUM'): string[] {
  const column = columnOf(table, name)
  const labels =
    column.kind === 'numeric'
      ? Array.from(column.values, (v) => (Number.isNaN(v) ? null : String(v)))
      : Array.from(column.codes, (at) => column.levels[at] ?? null)
  const rows = rowsWhere(labels, (label) => label === null)
  if (rows.length > 0) throw new Refusal(code, { column: name, rows })
  return labels.map((label) => label!)
}

function probabilities(table: Table, name: string): Float64Array {
  const values = numbersOf(table, name)
  const missing = rowsWhere(values, (p) => Number.isNaN(p))
  if (missing.length > 0) throw new Refusal('MISSING_WEIGHT', { column: name, rows: missing })
  const negative = rowsWhere(values, (p) => p < 0)
  if (negative.length > 0) throw new Refusal('NEGATIVE_WEIGHT', { column: name, rows: negative })
  const impossible = rowsWhere(values, (p) => p === 0 || p > 1)
  if (impossible.length > 0) {
    throw new Refusal(
      'INVALID_DATA',
      { column: name, rows: impossible, expected: 'probabilities above 0, at most 1' },
      `"${name}" should hold inclusion probabilities above 0 and at most 1.`,
    )
  }
  return values
}

function corrections(table: Table, name: string): Float64Array {
  const values = numbersOf(table, name)
  const rows = rowsWhere(values, (size) => !(size > 0))
  if (rows.length > 0) {
    throw new Refusal(
      'INVALID_DATA',
      { column: name, rows, expected: 'population sizes or sampling fractions above 0' },
      `"${name}" should hold a population size or a sampling fraction above 0 in every row.`,
    )
  }
  return values
}
