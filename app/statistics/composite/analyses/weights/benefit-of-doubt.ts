import { Refusal } from '#app/statistics/refusal.ts'
import type { LinearRow, LinearSolver } from '#app/statistics/linear-program.ts'
import { columnOf } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'

/** Every unit under the weights that suit it best. */
export interface BenefitOfDoubtAnalysis {
  type: 'benefitOfDoubt'
  in: string
  codes: string[]
  /** bounds of each weight as a share of the sum of the weights */
  minShare?: number | undefined
  maxShare?: number | undefined
}

export function benefitOfDoubts(
  analysis: BenefitOfDoubtAnalysis,
  run: Run,
): { units: string[]; score: (number | null)[] } {
  const dataset = datasetOf(run, analysis.in)
  const columns = analysis.codes.map((code) => columnOf(dataset, code))
  checkShares(analysis)
  if (!run.solver) throw new Refusal('NO_SOLVER', {}, 'The linear solver was not loaded.')
  return { units: dataset.units, score: benefitOfDoubt(columns, analysis, run.solver) }
}

function checkShares({ codes, minShare = 0, maxShare = 1 }: BenefitOfDoubtAnalysis): void {
  const reachable =
    minShare >= 0 && minShare * codes.length <= 1 + 1e-12 && maxShare * codes.length >= 1 - 1e-12
  if (reachable && minShare <= maxShare) return
  const message = `No weights of ${codes.length} indicators each have a share from ${minShare} to ${maxShare}.`
  throw new Refusal('INVALID_SHARES', { nodes: codes, minShare, maxShare }, message)
}

/**
 * Benefit of the doubt: a unit's largest weighted sum when no unit may exceed 1.
 *
 *   max Σⱼ wⱼ xⱼ(unit)  subject to  Σⱼ wⱼ xⱼ(i) ≤ 1 for all units i, wⱼ ≥ 0,
 *   minShare Σ w ≤ wⱼ ≤ maxShare Σ w
 *
 * @param columns one per indicator, more is better; a unit with a missing value has no score and binds nobody
 * @returns one score per unit, at most 1; only the score is unique, not the weights
 *
 * Source: Cherchye, Moesen, Rogge and Van Puyenbroeck (2007), Social Indicators Research 82, 111-145.
 */
export function benefitOfDoubt(
  columns: Float64Array[],
  { minShare = 0, maxShare = 1 }: { minShare?: number | undefined; maxShare?: number | undefined },
  solver: LinearSolver,
): (number | null)[] {
  const k = columns.length
  const all = columns.map((_, at) => at)
  const units = Array.from(columns[0]?.keys() ?? [], (row) => columns.map((column) => column[row] ?? NaN))
  const complete = units.filter((values) => !values.some(Number.isNaN))
  const rows: LinearRow[] = complete.map((coefficients) => ({
    columns: all,
    coefficients,
    low: -Infinity,
    high: 1,
  }))
  for (const at of all) {
    const own = (share: number) => all.map((other) => (other === at ? 1 : 0) - share)
    if (minShare > 0) rows.push({ columns: all, coefficients: own(minShare), low: 0, high: Infinity })
    if (maxShare < 1) rows.push({ columns: all, coefficients: own(maxShare), low: -Infinity, high: 0 })
  }
  const program = { columns: new Array(k).fill({ low: 0, high: Infinity }), rows }
  const optima = solver.solve(
    program,
    complete.map((costs) => ({ costs, sense: 'maximise' as const })),
  )
  const scores = complete.map((values, at) => [values, optima[at]?.value ?? null] as const)
  const scoreOf = new Map(scores)
  return units.map((values) => scoreOf.get(values) ?? null)
}
