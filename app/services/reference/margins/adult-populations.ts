import type { MarginRow } from '#app/data/reference/margins.server.ts'

/**
 * Residents of 15 and over by city: the total of `sex` where it covers exactly them, else of `district`.
 *
 * @returns no entry for a city whose margins cover another universe only
 */
export function adultPopulations(margins: MarginRow[]): Map<string, number> {
  const totals = new Map<string, number>()
  for (const variable of ['district', 'sex']) {
    const rows = margins.filter((row) => row.variable === variable && row.universe.includes('15+'))
    for (const city of new Set(rows.map((row) => row.cityCode))) {
      const own = rows.filter((row) => row.cityCode === city)
      if (own.every((row) => row.population !== null)) {
        totals.set(
          city,
          own.reduce((sum, row) => sum + (row.population ?? 0), 0),
        )
      }
    }
  }
  return totals
}
