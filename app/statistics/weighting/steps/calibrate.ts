import { Refusal } from '../../refusal.ts'
import { solveSymmetric } from '../../numeric/solve-symmetric.ts'
import { dot } from '../../numeric/sum.ts'
import type { Auxiliaries } from './auxiliaries.ts'
import { CALIBRATION_DISTANCES } from './calibration-distance.ts'
import { regressionResidual } from './regression-residual.ts'
import type { WeightingStep } from './weighting-step.ts'

export interface CalibrationOptions {
  method: 'linear' | 'raking' | 'logit'
  bounds: readonly [lower: number, upper: number] | null
  /** what the bounds hold for: final over initial weight, or the final weight itself */
  boundsScale: 'ratio' | 'weight'
  maxIterations: number
  /** largest |misfit| / (1 + |total|) */
  tolerance: number
}

/** Weights this much too small are first scaled up, so that Newton's steps start near the solution. */
const FAR_TOO_SMALL = 20
/** Unbounded linear calibration is one linear system: this misfit tells a solution from a contradiction. */
const SOLVED = 1e-9

/**
 * Calibration: the weights closest to the initial ones, in the distance asked for, that meet the totals.
 *
 *   w'ᵢ = wᵢ g(xᵢᵀλ) with Σ w'x = t, λ by Newton's method
 *
 * Residual map: regression of z/w' on the auxiliaries with the initial weights.
 *
 * @param clusters calibrate on cluster means, so that all rows of a cluster share one factor; null = rows
 * @throws Refusal NOT_CONVERGED {deviation} when bounds or contradicting totals leave no solution
 * Source: Deville and Särndal (1992), JASA 87, 376-382.
 * Checked: tests/reference/survey-stats/greg-linear, bounded-logit, raking-calibration-four-margins.
 */
export function calibrate(
  { columns, totals }: Auxiliaries,
  options: CalibrationOptions,
  clusters: Int32Array | null,
): WeightingStep {
  const x = clusters ? columns.map((column) => clusterMeans(column, clusters)) : columns
  return (before) => {
    const initial = clusters ? clusterMeans(before, clusters) : before
    const factors = calibrationFactors(x, totals, initial, options)
    const weights = before.map((w, i) => w * factors[i]!)
    return {
      weights,
      residual: regressionResidual(
        x,
        initial,
        initial.map((w, i) => w * factors[i]!),
      ),
    }
  }
}

function calibrationFactors(
  x: Float64Array[],
  totals: number[],
  initial: Float64Array,
  options: CalibrationOptions,
): Float64Array {
  const unbounded = options.method === 'linear' && options.bounds === null
  const scale = unbounded ? 1 : startingScale(x, totals, initial)
  const weights = initial.map((w) => w * scale)
  const { factor, slope } = CALIBRATION_DISTANCES[options.method]
  const [low, high] = options.bounds ?? [-Infinity, Infinity]
  const perWeight = (bound: number, i: number) =>
    options.boundsScale === 'weight' && initial[i]! > 0 ? bound / initial[i]! : bound
  const lower = initial.map((_, i) => perWeight(low, i))
  const upper = initial.map((_, i) => perWeight(high, i))

  const lambda = new Float64Array(x.length)
  let g = new Float64Array(initial.length).fill(1)
  let slopes = g.map((_, i) => slope(0, lower[i]!, upper[i]!))
  let misfit = misfits(x, totals, weights, g)
  for (let iteration = 1; ; iteration++) {
    const step = solveSymmetric(crossMoments(x, weights, slopes), misfit)
    let length = 1
    for (let k = 0; k < lambda.length; k++) lambda[k]! += step[k]!
    for (;;) {
      const u = combine(x, lambda)
      g = u.map((value, i) => factor(value, lower[i]!, upper[i]!))
      slopes = u.map((value, i) => slope(value, lower[i]!, upper[i]!))
      if ((g.every(Number.isFinite) && slopes.every(Number.isFinite)) || length < 1e-9) break
      length /= 2
      for (let k = 0; k < lambda.length; k++) lambda[k]! -= length * step[k]!
    }
    misfit = misfits(x, totals, weights, g)
    const deviation = Math.max(...misfit.map((m, k) => Math.abs(m) / (1 + Math.abs(totals[k]!))))
    if (deviation < (unbounded ? Math.max(options.tolerance, SOLVED) : options.tolerance)) {
      if (!unbounded || iteration > 1) return scale === 1 ? g : g.map((value) => value * scale)
    } else if (!(iteration < options.maxIterations)) {
      throw new Refusal('NOT_CONVERGED', {
        step: 'calibrate',
        method: options.method,
        deviation: Number.isFinite(deviation) ? deviation : null,
      })
    }
  }
}

function startingScale(x: Float64Array[], totals: number[], weights: Float64Array): number {
  const ratios = x.map((column, k) => totals[k]! / dot(column, weights))
  const usable = ratios.filter(Number.isFinite)
  if (usable.length === 0 || Math.min(...ratios) <= FAR_TOO_SMALL) return 1
  return usable.reduce((a, b) => a + b, 0) / usable.length
}

function misfits(x: Float64Array[], totals: number[], weights: Float64Array, g: Float64Array): number[] {
  const calibrated = weights.map((w, i) => w * g[i]!)
  return x.map((column, k) => totals[k]! - dot(column, calibrated))
}

function crossMoments(x: Float64Array[], weights: Float64Array, slopes: Float64Array): number[][] {
  const used = weights.map((w, i) => w * slopes[i]!)
  const scaled = x.map((column) => column.map((value, i) => value * used[i]!))
  return x.map((_, a) => x.map((column) => dot(scaled[a]!, column)))
}

function combine(x: Float64Array[], lambda: Float64Array): Float64Array {
  const u = new Float64Array(x[0]?.length ?? 0)
  x.forEach((column, k) => {
    for (let i = 0; i < u.length; i++) u[i]! += column[i]! * lambda[k]!
  })
  return u
}

function clusterMeans(values: Float64Array, clusters: Int32Array): Float64Array {
  const size = clusters.reduce((a, b) => Math.max(a, b), -1) + 1
  const total = new Float64Array(size)
  const count = new Float64Array(size)
  clusters.forEach((cluster, i) => {
    total[cluster]! += values[i]!
    count[cluster]!++
  })
  return Float64Array.from(clusters, (cluster) => total[cluster]! / count[cluster]!)
}
