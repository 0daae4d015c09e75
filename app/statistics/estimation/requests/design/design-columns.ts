import { Refusal } from '#app/statistics/refusal.ts'
import type { DesignColumns } from '#app/statistics/variance/survey-design.ts'
import { checkWeights } from '#app/statistics/weighting/check-weights.ts'
import { columnOf, numbersOf, type Table } from '#app/statistics/estimation/spec/columns.ts'
import type { DesignSpec } from '#app/statistics/estimation/spec/spec.ts'

/**
 * The columns a design names, as labels and numbers. With replicate weights given as columns only the
 * weights count: the replicates carry the design.
 *
 * @throws Refusal MISSING_CLUSTER, MISSING_STRATUM, MISSING_WEIGHT, NEGATIVE_WEIGHT
 */
export function designColumns(design: DesignSpec, table: Table, replicatesGiven: boolean): DesignColumns {
  const weights = design.weights === null ? null : numbersOf(table, design.weights)
  if (weights) checkWeights(weights)
  const probs = weights ? null : (design.probs?.map((name) => probabilities(table, name)) ?? null)
  const base = { n: table.n, nest: design.nest, weights, probs }
  if (replicatesGiven) return { ...base, ids: null, strata: null, fpc: null }
  return {
    ...base,
    ids: design.ids?.map((name) => labelsOf(table, name, 'MISSING_CLUSTER')) ?? null,
    strata: design.strata?.map((name) => labelsOf(table, name, 'MISSING_STRATUM')) ?? null,
    fpc: design.fpc?.map((name) => numbersOf(table, name)) ?? null,
  }
}

function probabilities(table: Table, name: string): Float64Array {
  const values = numbersOf(table, name)
  const rowsWhere = (wrong: (p: number) => boolean) =>
    [...values.keys()].filter((i) => wrong(values[i]!)).map((i) => i + 1)
  const missing = rowsWhere((p) => Number.isNaN(p))
  if (missing.length > 0) throw new Refusal('MISSING_WEIGHT', { column: name, rows: missing })
  const negative = rowsWhere((p) => p < 0)
  if (negative.length > 0) throw new Refusal('NEGATIVE_WEIGHT', { column: name, rows: negative })
  const impossible = rowsWhere((p) => p === 0 || p > 1)
  if (impossible.length > 0) {
    throw new Refusal('INVALID_DATA', {
      column: name,
      rows: impossible,
      expected: 'probabilities above 0, at most 1',
    })
  }
  return values
}

function labelsOf(table: Table, name: string, code: 'MISSING_CLUSTER' | 'MISSING_STRATUM'): string[] {
  const column = columnOf(table, name)
  const labels =
    column.kind === 'numeric'
      ? Array.from(column.values, (v) => (Number.isNaN(v) ? null : String(v)))
      : Array.from(column.codes, (at) => column.levels[at] ?? null)
  const rows: number[] = []
  labels.forEach((label, i) => label === null && rows.push(i + 1))
  if (rows.length > 0) throw new Refusal(code, { column: name, rows })
  return labels.map((label) => label!)
}
