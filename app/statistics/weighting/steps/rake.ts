import { Refusal } from '../../refusal.ts'
import { sum } from '../../numeric/sum.ts'
import { cellSums, checkMargin, checkMarginSums, type MarginCells } from './margin-cells.ts'
import type { WeightingStep } from './weighting-step.ts'

/** Deviation that is rounding, relative to the population. */
const ROUNDING = 2e-15
/** Cycles without a gain worth naming, after which raking is at rest and will not meet its margins. */
const RESTING = 50
const GAIN = 1e-9
/** Deviation from a margin that still counts as met, relative to the population, however tight the tolerance. */
const MET = 1e-9
const SWEEPS = 10

export interface RakeOptions {
  maxIterations: number
  /** people (≥ 1) or share of the population, or of the sum of weights if that is less (< 1) */
  tolerance: number
}

/**
 * Raking by iterative proportional fitting; done when the margins hold, not when the weights rest.
 * The residual map is ten sweeps of unweighted cell means of z/w, with w the weights right after that
 * margin in the last cycle.
 *
 * @throws Refusal MARGIN_TOTALS_DISAGREE, CATEGORY_WITHOUT_TOTAL, EMPTY_MARGIN_CELL, NOT_CONVERGED {margin}
 * Source: Deming and Stephan (1940); residuals as in R survey 4.1.1.
 * Checked: tests/reference/survey-stats/rake-two-margins, rake-four-margins.
 */
export function rake(margins: MarginCells[], options: RakeOptions): WeightingStep {
  checkMarginSums(margins)
  return (before) => {
    for (const margin of margins) checkMargin(margin, before, false)
    const population = sum(margins[0]!.totals)
    const asked =
      options.tolerance >= 1 ? options.tolerance : options.tolerance * Math.min(sum(before), population)
    let weights = before
    let afterMargin: Float64Array[] = []
    let last = Infinity
    let resting = 0
    for (let cycle = 0; cycle < options.maxIterations && resting < RESTING; cycle++) {
      afterMargin = margins.map((margin) => (weights = scaleToMargin(margin, weights)))
      const { deviation } = worst(margins, weights)
      if (deviation <= Math.max(asked, ROUNDING * population)) break
      resting = deviation > MET * population && deviation > last * (1 - GAIN) ? resting + 1 : 0
      last = deviation
    }
    const { deviation, margin } = worst(margins, weights)
    if (!(deviation <= Math.max(asked, MET * population))) {
      throw new Refusal('NOT_CONVERGED', {
        step: 'rake',
        margin: margin.variables,
        deviation: Number.isFinite(deviation) ? deviation : null,
      })
    }
    return { weights, residual: (z) => sweep(z, margins, afterMargin) }
  }
}

function scaleToMargin(margin: MarginCells, weights: Float64Array): Float64Array {
  const sums = cellSums(margin, weights)
  const factors = margin.totals.map((total, cell) => (sums[cell] === 0 ? 0 : total / sums[cell]!))
  return weights.map((w, i) => (w === 0 ? 0 : w * factors[margin.codes[i]!]!))
}

/** The margin furthest from its totals, in people. */
function worst(margins: MarginCells[], weights: Float64Array) {
  const deviations = margins.map((margin) => {
    const sums = cellSums(margin, weights)
    return margin.totals.reduce((largest, total, cell) => Math.max(largest, Math.abs(sums[cell]! - total)), 0)
  })
  const deviation = Math.max(...deviations)
  return { deviation, margin: margins[Math.max(0, deviations.indexOf(deviation))]! }
}

function sweep(z: Float64Array, margins: MarginCells[], afterMargin: Float64Array[]): Float64Array {
  const residual = Float64Array.from(z)
  const counts = margins.map((margin, m) =>
    cellSums(
      margin,
      afterMargin[m]!.map((w) => (w === 0 ? 0 : 1)),
    ),
  )
  for (let round = 0; round < SWEEPS; round++) {
    margins.forEach((margin, m) => {
      const weights = afterMargin[m]!
      const means = cellSums(
        margin,
        residual.map((value, i) => (weights[i] === 0 ? 0 : value / weights[i]!)),
      ).map((total, cell) => (counts[m]![cell] === 0 ? 0 : total / counts[m]![cell]!))
      for (let i = 0; i < residual.length; i++) {
        if (weights[i] !== 0) residual[i]! -= weights[i]! * means[margin.codes[i]!]!
      }
    })
  }
  return residual
}
