import { adjustPValues } from '#app/statistics/estimation/across/adjust-p-values.ts'
import { meanInterval } from '#app/statistics/estimation/intervals.ts'
import { tTwoSidedP } from '#app/statistics/numeric/distributions.ts'
import type { Driver, ReleaseDrivers } from '#app/survey/reports/drivers.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { isPublic } from '../city/figures.ts'

/**
 * Derived importance of a wave as a whole, from the public cities that have their own.
 *
 *   b_j = Σ_c N_c b_cj / Σ_c N_c,   var(b_j) = Σ_c (N_c / ΣN)² se_cj²
 *
 * Cities are strata with independent samples, N_c the people their weights stand for; intervals are normal. It is the
 * mean of slopes within cities, so differences between cities do not pass for importance.
 *
 * @returns undefined where no two cities have their own importance of the same indices
 */
export function releaseDrivers(
  cities: { report: CityReport; people: number }[],
  level: number,
): ReleaseDrivers | undefined {
  const own = cities.filter(({ report }) => isPublic(report.mark) && report.drivers?.derived.mark === 'shown')
  const [first] = own
  if (!first || own.length < 2) return undefined
  const codes = first.report.drivers!.derived.rows.map(({ code }) => code)
  const total = own.reduce((sum, { people }) => sum + people, 0)
  const rows = codes.map((code): Omit<Driver, 'pAdjusted'> => {
    let estimate = 0
    let variance = 0
    for (const { report, people } of own) {
      const row = report.drivers!.derived.rows.find((one) => one.code === code)!
      estimate += (people / total) * row.estimate
      variance += ((people / total) * row.se) ** 2
    }
    const se = Math.sqrt(variance)
    const [low, high] = meanInterval(estimate, se, level, Infinity)!
    return { code, estimate, se, low, high, p: tTwoSidedP(estimate / se, Infinity) }
  })
  const adjusted = adjustPValues(
    rows.map(({ p }) => p),
    'holm',
  )
  return {
    outcome: first.report.drivers!.outcome,
    cities: own.length,
    rows: rows.map((row, at) => ({ ...row, pAdjusted: adjusted[at] ?? 1 })),
  }
}
