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
  /** coefficient of variation of the propensities: the largest bias of a mean, in standard deviations */
  cv: number
  cvSe: number
  /** Σ |share among respondents - share in the population| / 2: who would have to be exchanged */
  dissimilarity: number
}

/**
 * R-indicator of participation by the cells of known population totals, with its error.
 *
 *   ρ_c = respondents_c / population_c,  R = 1 - 2 S(ρ),  S² = Σ N_c (ρ_c - ρ̄)² / (N - 1)
 *   CV = S(ρ) / ρ̄,  |bias of an unweighted mean| ≤ CV · S(y)
 *
 * Where few take part S and with it 1 - R are small whoever they are; the coefficient of variation does not
 * depend on how many they are. The errors are linearised in the ρ_c, which are binomial:
 * Var(ρ_c) = ρ_c (1 - ρ_c)/N_c. S² is freed of the bias these variances bring.
 *
 * @returns cv and its error 0 when nobody took part
 * @throws Refusal EMPTY_MARGIN_CELL when no cell has population, INVALID_DATA when a cell has more
 *   respondents than people
 * Source: Schouten, Cobben and Bethlehem (2009), Survey Methodology 35(1), 101-113; de Heij, Schouten and
 * Shlomo (2015), RISQ manual 2.1, ch. 2.
 */
export function representativeness(cells: readonly ResponseCell[]): Representativeness {
  const used = cells.filter(({ population }) => population > 0)
  const sumOver = (of: (cell: ResponseCell, c: number) => number) =>
    used.reduce((sum, cell, c) => sum + of(cell, c), 0)
  const N = sumOver(({ population }) => population)
  const n = sumOver(({ respondents }) => respondents)
  if (!(N > 1)) throw new Refusal('EMPTY_MARGIN_CELL', { population: N })
  const over = used.find(({ respondents, population }) => respondents > population)
  if (over) throw new Refusal('INVALID_DATA', { ...over, expected: 'no more respondents than people' })

  const mean = n / N
  const propensity = used.map(({ respondents, population }) => respondents / population)
  const noise = used.map(({ population }, c) => (propensity[c]! * (1 - propensity[c]!)) / population)
  const squares = sumOver(({ population }, c) => population * (propensity[c]! - mean) ** 2)
  const bias = sumOver(({ population }, c) => population * (1 - population / N) * noise[c]!)
  const variance = Math.max(0, squares - bias) / (N - 1)
  const spread = Math.sqrt(variance)
  const slope = used.map(({ population }, c) => (2 * population * (propensity[c]! - mean)) / (N - 1))
  const relativeSlope = used.map(
    ({ population }, c) => slope[c]! / mean ** 2 - ((2 * variance) / mean ** 3) * (population / N),
  )
  const errorOf = (slopes: number[]) => Math.sqrt(slopes.reduce((sum, s, c) => sum + s * s * noise[c]!, 0))
  return {
    rIndicator: 1 - 2 * spread,
    se: spread > 0 ? errorOf(slope) / spread : 0,
    cv: n > 0 ? spread / mean : 0,
    cvSe: n > 0 && spread > 0 ? errorOf(relativeSlope) / (2 * (spread / mean)) : 0,
    dissimilarity:
      n === 0 ? 0 : sumOver(({ respondents, population }) => Math.abs(respondents / n - population / N)) / 2,
  }
}
