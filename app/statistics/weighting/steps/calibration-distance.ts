/** A calibration distance by its inverse derivative: the factor g(u), g(0) = 1, and its slope. */
export interface CalibrationDistance {
  factor(u: number, lower: number, upper: number): number
  slope(u: number, lower: number, upper: number): number
}

/**
 * Distances of Deville and Särndal: linear (GREG, cut at the bounds), exponential (raking) and logit,
 * whose factors stay between the bounds by themselves.
 *
 * Source: Deville and Särndal (1992), JASA 87, 376-382.
 */
export const CALIBRATION_DISTANCES: Record<'linear' | 'raking' | 'logit', CalibrationDistance> = {
  linear: {
    factor: (u, lower, upper) => Math.min(Math.max(1 + u, lower), upper),
    slope: (u, lower, upper) => (u < upper - 1 && u > lower - 1 ? 1 : 0),
  },
  raking: {
    factor: (u, lower, upper) => Math.min(Math.max(Math.exp(u), lower), upper),
    slope: (u, lower, upper) => (u < upper - 1 && u > lower - 1 ? Math.exp(u) : 0),
  },
  logit: {
    factor: (u, lower, upper) => {
      const growth = Math.exp(logitRate(lower, upper) * u)
      return (lower * (upper - 1) + upper * (1 - lower) * growth) / (upper - 1 + (1 - lower) * growth)
    },
    slope: (u, lower, upper) => {
      const rate = logitRate(lower, upper)
      const growth = Math.exp(rate * u)
      const below = upper - 1 + (1 - lower) * growth
      return ((upper - lower) * (upper - 1) * (1 - lower) * rate * growth) / below ** 2
    },
  },
}

function logitRate(lower: number, upper: number): number {
  return (upper - lower) / ((upper - 1) * (1 - lower))
}
