import { orthogonalise, orthonormalBasis } from '../../numeric/column-rank.ts'
import type { ResidualMap } from './weighting-step.ts'

const COLLINEAR = 1e-7

/**
 * Residual map of calibration: e = z/w regressed on the auxiliaries with the initial weights d, times w.
 * The columns √d x are made orthonormal once, when the first variance asks for them.
 *
 * @param x auxiliaries, length n each
 * @param initial d, the weights before calibration
 * @param calibrated w
 */
export function regressionResidual(
  x: Float64Array[],
  initial: Float64Array,
  calibrated: Float64Array,
): ResidualMap {
  let basis: Float64Array[] | null = null
  const root = initial.map((d) => Math.sqrt(Math.max(0, d)))
  return (z) => {
    basis ??= orthonormalBasis(
      x.map((column) => column.map((value, i) => value * root[i]!)),
      COLLINEAR,
    )
    const e = z.map((value, i) => (calibrated[i] === 0 ? 0 : (value / calibrated[i]!) * root[i]!))
    const residual = orthogonalise(orthogonalise(e, basis), basis)
    return z.map((value, i) =>
      calibrated[i] === 0 || root[i] === 0 ? value : (residual[i]! / root[i]!) * calibrated[i]!,
    )
  }
}
