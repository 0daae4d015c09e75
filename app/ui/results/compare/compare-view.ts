import type { NotPicked } from '#app/survey/cities/pick-cities.ts'
import type { CityReport, Edition } from '#app/survey/reports/report.ts'

import { SCORES, type Domain } from '#app/ui/charts/sheet/scale.ts'
import type { ReleaseView } from '#app/ui/results/release/release-view.ts'

/** At most so many cities stand beside each other. */
export const MOST_COMPARED = 4

/** What the page that compares cities is given. */
export interface CompareView {
  release: ReleaseView
  latest: boolean
  edition: Edition
  /** the cities side by side, in the order they were chosen */
  reports: CityReport[]
  /** as typed in the form */
  typed: string[]
  notPicked: NotPicked[]
  /** more were asked for than fit */
  tooMany: boolean
}

/** The pairs of these cities that this release tells apart: their sets of places, valid for all at once, do not meet. */
export function pairsApart(reports: CityReport[], edition: Edition): [CityReport, CityReport][] {
  return reports.flatMap((one, at) =>
    reports.slice(at + 1).flatMap((other): [CityReport, CityReport][] => {
      const [a, b] = [one.place[edition], other.place[edition]]
      if (!a || !b) return []
      if (a.leagueHigh < b.leagueLow) return [[one, other]]
      return b.leagueHigh < a.leagueLow ? [[other, one]] : []
    }),
  )
}

const ROUND = 5
const ROOM = 1

/** The part of the axis of scores that these cities need, in round numbers; all of it when there is nothing to show. */
export function zoomOn(reports: CityReport[], edition: Edition): Domain {
  const ends = reports.flatMap(({ index }) => {
    const { value, low, high } = index[edition]
    return [value, low, high].filter((end): end is number => end !== null)
  })
  if (ends.length === 0) return SCORES
  return {
    min: Math.max(SCORES.min, Math.floor((Math.min(...ends) - ROOM) / ROUND) * ROUND),
    max: Math.min(SCORES.max, Math.ceil((Math.max(...ends) + ROOM) / ROUND) * ROUND),
  }
}
