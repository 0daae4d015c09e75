import { Refusal } from '#app/statistics/refusal.ts'
import type { Replicates } from '#app/statistics/variance/replicates.ts'
import { checkWeights } from '#app/statistics/weighting/check-weights.ts'
import { numbersOf, type Table } from '#app/statistics/estimation/spec/columns.ts'
import type { ReplicateSpec } from '#app/statistics/estimation/spec/spec.ts'

/**
 * Replicate weights that come with the data, as full weights or as factors of the base weight. Scales
 * not given follow from the type: BRR 1/R, Fay 1/(R (1-ρ)²), bootstrap 1/(R-1), JK1 (n-1)/n and JKn
 * (n_h-1)/n_h, n being read off the largest factor.
 *
 * @throws Refusal MISSING_WEIGHT, INFINITE_VALUE, ZERO_TOTAL_WEIGHT {column}; INVALID_SPEC when scales cannot be known
 */
export function givenReplicates(asked: ReplicateSpec, table: Table, base: Float64Array): Replicates {
  const columns = asked.columns.map((name) => checked(name, numbersOf(table, name)))
  const R = columns.length
  const { rscales } = asked
  if (rscales && rscales.length !== 1 && rscales.length !== R) {
    throw new Refusal(
      'INVALID_SPEC',
      { path: 'replicates.rscales', expected: `1 or ${R} numbers` },
      `"replicates.rscales" has ${rscales.length} numbers for ${R} replicates; give one, or one each.`,
    )
  }
  return {
    weights: asked.combinedWeights ? columns : columns.map((factors) => factors.map((f, i) => f * base[i]!)),
    scale: asked.scale ?? defaultScale(asked, columns),
    rscales: rscales
      ? Float64Array.from(columns, (_, r) => rscales[rscales.length === 1 ? 0 : r]!)
      : defaultScales(asked, columns),
    mse: asked.mse,
  }
}

function defaultScale({ type, rho, combinedWeights }: ReplicateSpec, columns: Float64Array[]): number {
  const R = columns.length
  switch (type) {
    case 'BRR':
      return 1 / R
    case 'Fay':
      return 1 / (R * (1 - rho) ** 2)
    case 'bootstrap':
      return 1 / (R - 1)
    case 'JK1':
      return combinedWeights ? (R - 1) / R : 1 / largest(columns[0]!)
    case 'JKn':
      return 1
  }
}

function defaultScales({ type, combinedWeights }: ReplicateSpec, columns: Float64Array[]): Float64Array {
  if (type !== 'JKn') return new Float64Array(columns.length).fill(1)
  if (combinedWeights) {
    throw new Refusal(
      'INVALID_SPEC',
      { path: 'replicates.rscales', expected: 'given for JKn with full weights' },
      '"replicates.rscales" is needed: the scales of a JKn jackknife cannot be read off full weights.',
    )
  }
  return Float64Array.from(columns, (factors) => 1 / largest(factors))
}

function largest(values: Float64Array): number {
  return values.reduce((a, b) => Math.max(a, b), 0)
}

/** Replicate weights may be negative, as calibrated ones are; missing or all 0 they may not be. */
function checked(column: string, weights: Float64Array): Float64Array {
  checkWeights(weights.map(Math.abs), column)
  return weights
}
