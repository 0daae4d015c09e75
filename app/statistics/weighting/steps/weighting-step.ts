/** From linearised values to their residuals after a weighting step; the argument stays as it was. */
export type ResidualMap = (z: Float64Array) => Float64Array

/** Weights after a step, and what the step does to the variance; null when nothing. */
export interface StepOutcome {
  weights: Float64Array
  residual: ResidualMap | null
}

/** A weighting step bound to its columns; it runs on the full sample and on every replicate alike. */
export type WeightingStep = (weights: Float64Array) => StepOutcome
