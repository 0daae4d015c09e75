import { Refusal } from '../../refusal.ts'
import { invert } from '../../numeric/matrix.ts'

/** A small area with its direct estimate. */
export interface Area {
  estimate: number
  /** sampling variance of the direct estimate, > 0 */
  variance: number
  /** auxiliaries known for the area, the intercept not among them */
  auxiliaries: readonly number[]
}

export interface AreaEstimate {
  estimate: number
  /** mean squared error of the model estimate */
  mse: number
  /** weight of the direct estimate: σ² / (σ² + variance) */
  directShare: number
  synthetic: number
}

export interface FayHerriot {
  areas: AreaEstimate[]
  coefficients: number[]
  /** variance between areas that the auxiliaries do not explain */
  modelVariance: number
}

const ITERATIONS = 200
const SETTLED = 1e-10

/**
 * Fay-Herriot area-level model: y_d = x_d'β + u_d + e_d with u_d ~ (0, σ²), Var(e_d) known. σ² by
 * restricted maximum likelihood (Fisher scoring, not below 0); estimates are the empirical best linear
 * unbiased ones, γ_d y_d + (1 - γ_d) x_d'β.
 *
 *   MSE = g1 + g2 + 2 g3:  γψ,  (1 - γ)² x'(X'V⁻¹X)⁻¹x,  ψ² (σ² + ψ)⁻³ · 2/Σ(σ² + ψ)⁻²
 *
 * @throws Refusal INVALID_DATA for fewer areas than coefficients + 1 or a variance that is not positive,
 *   COLLINEAR_PREDICTORS
 * Source: Fay and Herriot (1979), JASA 74, 269-277; Prasad and Rao (1990), JASA 85, 163-171; Rao and
 * Molina (2015), Small Area Estimation, ch. 6.
 */
export function fayHerriot(areas: readonly Area[]): FayHerriot {
  const x = areas.map(({ auxiliaries }) => [1, ...auxiliaries])
  const p = x[0]?.length ?? 1
  if (areas.length < p + 1)
    throw new Refusal('INVALID_DATA', { areas: areas.length, expected: `at least ${p + 1}` })
  const wrong = areas.findIndex(({ variance, estimate }) => !(variance > 0) || !Number.isFinite(estimate))
  if (wrong >= 0)
    throw new Refusal('INVALID_DATA', { area: wrong + 1, expected: 'an estimate with a variance above 0' })

  const y = areas.map(({ estimate }) => estimate)
  const psi = areas.map(({ variance }) => variance)
  const modelVariance = restrictedVariance(x, y, psi)
  const { coefficients, inverse } = weightedFit(
    x,
    y,
    psi.map((v) => 1 / (modelVariance + v)),
  )
  const information = psi.reduce((sum, v) => sum + (modelVariance + v) ** -2, 0)
  return {
    coefficients,
    modelVariance,
    areas: areas.map((_, d) => {
      const share = modelVariance / (modelVariance + psi[d]!)
      const synthetic = product(x[d]!, coefficients)
      const leverage = product(
        x[d]!,
        inverse.map((row) => product(row, x[d]!)),
      )
      const mse =
        share * psi[d]! +
        (1 - share) ** 2 * leverage +
        (2 * psi[d]! ** 2 * (modelVariance + psi[d]!) ** -3 * 2) / information
      return { estimate: share * y[d]! + (1 - share) * synthetic, mse, directShare: share, synthetic }
    }),
  }
}

function restrictedVariance(x: number[][], y: number[], psi: number[]): number {
  let variance = Math.max(0, spread(y) - psi.reduce((a, b) => a + b, 0) / psi.length)
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const w = psi.map((v) => 1 / (variance + v))
    const { coefficients, inverse } = weightedFit(x, y, w)
    const leverage = x.map((row) =>
      product(
        row,
        inverse.map((line) => product(line, row)),
      ),
    )
    const residual = y.map((value, d) => value - product(x[d]!, coefficients))
    const score =
      w.reduce((sum, wd, d) => sum - wd * (1 - wd * leverage[d]!) + (wd * residual[d]!) ** 2, 0) / 2
    const step = score / (projectedSquares(x, w, inverse) / 2)
    const next = Math.max(0, variance + step)
    const settled = Math.abs(next - variance) <= SETTLED * Math.max(next, psi[0]!)
    variance = next
    if (settled) break
  }
  return variance
}

/** Trace of P² for P = W - WX(X'WX)⁻¹X'W. */
function projectedSquares(x: number[][], w: number[], inverse: number[][]): number {
  let sum = 0
  x.forEach((a, d) =>
    x.forEach((b, e) => {
      const shared =
        w[d]! *
        w[e]! *
        product(
          a,
          inverse.map((line) => product(line, b)),
        )
      sum += ((d === e ? w[d]! : 0) - shared) ** 2
    }),
  )
  return sum
}

function weightedFit(x: number[][], y: number[], w: number[]) {
  const p = x[0]!.length
  const sums = (value: (d: number) => number) => x.reduce((total, _, d) => total + w[d]! * value(d), 0)
  const moments = Array.from({ length: p }, (_, a) =>
    Array.from({ length: p }, (__, b) => sums((d) => x[d]![a]! * x[d]![b]!)),
  )
  const inverse = invert(moments)
  if (!inverse) throw new Refusal('COLLINEAR_PREDICTORS', {})
  const right = Array.from({ length: p }, (_, a) => sums((d) => x[d]![a]! * y[d]!))
  return { coefficients: inverse.map((row) => product(row, right)), inverse }
}

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0)
}

function spread(y: number[]): number {
  const mean = y.reduce((a, b) => a + b, 0) / y.length
  return y.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (y.length - 1)
}
