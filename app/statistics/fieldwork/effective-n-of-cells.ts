/** A cell of the population with its respondents. */
export interface SampledCell {
  /** people in the cell */
  population: number
  respondents: number
}

/**
 * Effective sample size after weighting every cell to its population: Kish's, with wᵢ = N_c / n_c in cell c.
 *
 *   nEff = (Σ N_c)² / Σ N_c² / n_c     over cells with respondents
 *
 * A cell nobody answered from is left out: its people are missing, which no weight mends, and is counted in `empty`.
 *
 * @returns nEff in [0, n], and the share of the population in cells without respondents
 */
export function effectiveNOfCells(cells: SampledCell[]): { effectiveN: number; empty: number } {
  let reached = 0
  let squares = 0
  let all = 0
  for (const { population, respondents } of cells) {
    all += population
    if (!(respondents > 0)) continue
    reached += population
    squares += (population * population) / respondents
  }
  return {
    effectiveN: squares > 0 ? (reached * reached) / squares : 0,
    empty: all > 0 ? (all - reached) / all : 0,
  }
}
