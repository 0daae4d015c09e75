/** Residents who wrote, and of them those who wrote about each theme. */
export interface ThemeCounts {
  writers: number
  /** weights of the writers, and their squares, for the effective n */
  weight: number
  squares: number
  /** by theme */
  n: Float64Array
  weights: Float64Array
}

/**
 * Counts who wrote about what.
 *
 * @param rows places of the residents in `codes`
 * @param weights one per row
 * @param codes text that each resident of the wave wrote; negative = none
 * @param themesOf positions of the themes of each text
 */
export function countThemes(
  rows: ArrayLike<number>,
  weights: ArrayLike<number>,
  codes: Int32Array,
  themesOf: number[][],
  themes: number,
): ThemeCounts {
  const counts = noThemes(themes)
  for (let at = 0; at < rows.length; at++) {
    const code = codes[rows[at]!]!
    if (code < 0) continue
    const weight = weights[at]!
    counts.writers++
    counts.weight += weight
    counts.squares += weight * weight
    for (const theme of themesOf[code]!) {
      counts.n[theme]!++
      counts.weights[theme]! += weight
    }
  }
  return counts
}

/** The counts of several cities together. */
export function addThemes(cities: ThemeCounts[], themes: number): ThemeCounts {
  const all = noThemes(themes)
  for (const { writers, weight, squares, n, weights } of cities) {
    all.writers += writers
    all.weight += weight
    all.squares += squares
    n.forEach((count, theme) => (all.n[theme]! += count))
    weights.forEach((sum, theme) => (all.weights[theme]! += sum))
  }
  return all
}

function noThemes(themes: number): ThemeCounts {
  return {
    ...{ writers: 0, weight: 0, squares: 0 },
    n: new Float64Array(themes),
    weights: new Float64Array(themes),
  }
}
