import { chisqUpperTail, fUpperTail } from '#app/statistics/numeric/distributions.ts'
import { interactionTraces, type TableShares } from './interaction-traces.ts'

/** A test of association; null where none can be given. */
export interface RaoScott {
  /** Pearson's X² of the weighted shares, as of `counted` respondents */
  x2: number
  /** second order (Satterthwaite): F = X²/tr Δ on `ndf` and `ddf` */
  f: { statistic: number; ndf: number; ddf: number; pValue: number } | null
  /** first order: X²/(tr Δ/df) against χ² with df = (rows - 1)(columns - 1) */
  chisq: { df: number; pValue: number | null }
}

/** Generalised design effects below this are rounding: the table has no sampling error. */
const NOISE = 1e-14

/**
 * Pearson's test of independence corrected for the design.
 *
 *   X² = n Σ (p_rc - p_r p_c)² / (p_r p_c)
 *   Δ  = n (CᵀD⁻¹C)⁻¹ (CᵀD⁻¹ V D⁻¹C),  D = diag(p), C = interaction contrasts
 *   F  = X²/tr Δ,  ndf = (tr Δ)²/tr Δ²,  ddf = ν ndf
 *
 * @param degrees ν, degrees of freedom of the design
 * @returns null when the contrasts cannot all be estimated: too many empty cells
 * Source: Rao and Scott (1984), Annals of Statistics 12(1), 46-60; Thomas and Rao (1987), JASA 82, 630-636.
 * Checked: tests/reference/survey-stats/tests-cluster, tests/reference/cross-tables (R survey 4.1.1 `svychisq`).
 */
export function raoScott(table: TableShares, degrees: number): RaoScott | null {
  const { rows, columns, counted } = table
  const traces = interactionTraces(table)
  if (!traces) return null
  const trace = traces.first * counted
  const x2 = pearson(table)
  const df = (rows - 1) * (columns - 1)
  const hasError = trace > NOISE
  if (!hasError) return { x2, f: null, chisq: { df, pValue: null } }
  const ndf = traces.first ** 2 / traces.second
  const statistic = x2 / trace
  return {
    x2,
    f: { statistic, ndf, ddf: ndf * degrees, pValue: fUpperTail(statistic, ndf, ndf * degrees) },
    chisq: { df, pValue: chisqUpperTail(x2 / (trace / df), df) },
  }
}

function pearson({ rows, columns, shares, counted }: TableShares): number {
  const ofRow = new Float64Array(rows)
  const ofColumn = new Float64Array(columns)
  for (let at = 0; at < rows * columns; at++) {
    ofRow[at % rows]! += shares[at]!
    ofColumn[Math.floor(at / rows)]! += shares[at]!
  }
  let sum = 0
  for (let at = 0; at < rows * columns; at++) {
    const expected = ofRow[at % rows]! * ofColumn[Math.floor(at / rows)]!
    sum += (shares[at]! - expected) ** 2 / expected
  }
  return sum * counted
}
