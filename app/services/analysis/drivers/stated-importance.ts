import { meanInterval } from '#app/statistics/estimation/intervals.ts'
import type { StatedImportance } from '#app/survey/reports/drivers.ts'
import type { RankedVotes } from '../city/ranked-items.ts'

/** Shares of all votes, of one resident one vote; points by place, as weights that residents vote for count them. */
export function statedImportance(votes: RankedVotes[], df: number, level: number): StatedImportance[] {
  return votes.flatMap(({ item, points: { shares, covariance } }) => {
    if (shares.some((share) => Number.isNaN(share))) return []
    const rows = item.indices.flatMap((code, at) => {
      if (code === '') return []
      const variance = covariance[at * shares.length + at]!
      const se = Number.isNaN(variance) ? null : Math.sqrt(Math.max(0, variance)) * 100
      const share = shares[at]! * 100
      const interval = se === null ? null : meanInterval(share, se, level, df)
      return [{ code, share, se, low: interval?.[0] ?? null, high: interval?.[1] ?? null }]
    })
    return [{ item: item.code, rows }]
  })
}
