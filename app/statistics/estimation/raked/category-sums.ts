import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'

/**
 * Σ l over the respondents of each stratum (H × Q) and Σ ρ l lᵀ over all (Q × Q), with l_q what the number of category q
 * counts in the raking residual of a respondent: -d f_q where the respondent is in q, else 0.
 *
 * @param root √ρ by stratum
 */
export function categorySums({ units, residual }: CityWeighting, root: Float64Array, categories: number) {
  const ofStrata = new Float64Array(root.length * categories)
  const products = new Float64Array(categories * categories)
  if (!residual) return { ofStrata, products }
  const { cell, start, margins } = residual
  for (let u = 0; u < cell.length; u++) {
    const c = cell[u]!
    const h = units.stratum[u]!
    const respondents = units.count[u]!
    for (const { place, factor } of margins) {
      if (place[c]! < 0) continue
      const l = -start[u]! * factor[c]!
      ofStrata[h * categories + place[c]!]! += respondents * l
      const scaled = root[h]! ** 2 * respondents * l
      for (const other of margins) {
        const q = other.place[c]!
        if (q >= 0) products[place[c]! * categories + q]! -= scaled * start[u]! * other.factor[c]!
      }
    }
  }
  return { ofStrata, products }
}
