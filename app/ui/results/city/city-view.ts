import type { CityReport, Edition, GroupLine } from '#app/survey/reports/report.ts'

import type { Audience } from '#app/ui/format/use-figure-words.ts'
import type { ReleaseView } from '#app/ui/results/release/release-view.ts'

/** What every section of a city's page is given. */
export interface CityView {
  release: ReleaseView
  report: CityReport
  audience: Audience
}

/** Both editions in the order they are shown: the index first, then the part of it that people say. */
export const SHOWN_EDITIONS: Edition[] = ['blended', 'people']

/** A group of cities of the release, such as the city's own cluster. */
export function groupOf(release: ReleaseView, by: GroupLine['by'], key?: string): GroupLine | undefined {
  return release.summary.groups.find((group) => group.by === by && (key === undefined || group.key === key))
}
