import type { CityReport, ItemReport } from '#app/survey/reports/report.ts'

/** An item of a people score and its share of the score's points. */
export interface ItemShare {
  item: ItemReport
  /** points of the people score: its own score divided by the number of items */
  points: number
}

/**
 * The items behind the people score of a second-level index. Every resident's score is the mean of the items they
 * answered, so items weigh the same; what partly filled answers change is left over.
 *
 * @param score the people score itself
 */
export function itemShares(
  report: CityReport,
  node: string,
  score: number,
): { shares: ItemShare[]; rest: number } {
  const items = report.items.filter((item) => item.dimension === node && item.score.value !== null)
  const shares = items.map((item) => ({ item, points: (item.score.value ?? 0) / items.length }))
  return { shares, rest: score - shares.reduce((sum, { points }) => sum + points, 0) }
}
