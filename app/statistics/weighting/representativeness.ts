import { Refusal } from '../refusal.ts'

/** Respondents and population of one cell of a margin, or of several crossed. */
export interface ResponseCell {
  respondents: number
  population: number
}

export interface Representativeness {
  /** 1 = response does not depend on the cell; 0 = it could not depend on it more */
  rIndicator: number
  /** error of the sampling of respondents, cells taken as given */
  se: number
  /** Σ |share among respondents - share in the population| / 2: who would have to be exchanged */
  dissimilarity: number
}

/**
 * R-indicator of participation by the cells of known population totals, with its error.
 *
 *   ρ_c = respondents_c / population_c (propensities, scaled so that their population mean is the
 *   response rate),  R = 1 - 2 S(ρ),  S² = Σ N_c (ρ_c - ρ̄)² / (N - 1)
 *
 * The error is linearised in the ρ_c, which are binomial: Var(ρ_c) = ρ_c (1 - ρ_c)/N_c. S² is freed of
 * the bias these variances bring.
 *
 * @throws Refusal EMPTY_MARGIN_CELL when no cell has population, INVALID_DATA when a cell has more
 *   respondents than people
 * Source: Schouten, Cobben and Bethlehem (2009), Survey Methodology 35(1), 101-113.
 */
export function representativeness(cells: readonly ResponseCell[]): Representativeness {
  const used = cells.filter(({ population }) => population > 0)
  const N = used.reduce((sum, { population }) => sum + population, 0)
  const n = used.reduce((sum, { respondents }) => sum + respondents, 0)
  if (!(N > 1)) throw new Refusal('EMPTY_MARGIN_CELL', { population: N })
  const over = used.find(({ respondents, population }) => respondents > population)
  if (over) throw new Refusal('INVALID_DATA', { ...over, expected: 'no more respondents than people' })

  const mean = n / N
  const propensity = used.map(({ respondents, population }) => respondents / population)
  const noise = used.map(({ population }, c) => (propensity[c]! * (1 - propensity[c]!)) / population)
  const squares = used.reduce((sum, { population }, c) => sum + population * (propensity[c]! - mean) ** 2, 0)
  const bias = used.reduce((sum, { population }, c) => sum + population * (1 - population / N) * noise[c]!, 0)
  const variance = Math.max(0, squares - bias) / (N - 1)
  const spread = Math.sqrt(variance)
  const slope = used.map(({ population }, c) => (2 * population * (propensity[c]! - mean)) / (N - 1))
  const varianceOfSquare = slope.reduce((sum, s, c) => sum + s * s * noise[c]!, 0)
  const dissimilarity =
    n === 0
      ? 0
      : used.reduce(
          (sum, { respondents, population }) => sum + Math.abs(respondents / n - population / N),
          0,
        ) / 2
  return {
    rIndicator: 1 - 2 * spread,
    se: spread > 0 ? Math.sqrt(varianceOfSquare) / spread : 0,
    dissimilarity,
  }
}
