import { ChartPatterns } from '#app/ui/charts/chart-patterns.tsx'
import { ReleaseNotices } from '#app/ui/results/release/release-notices.tsx'
import { CityTrend } from '#app/ui/results/trend/city-trend.tsx'

import { CityChoices } from './answers/city-choices.tsx'
import { CityGroups } from './city-groups.tsx'
import { CityHeadline } from './city-headline.tsx'
import { CityIdentity } from './city-identity.tsx'
import { CityItems } from './answers/city-items.tsx'
import { CityMood } from './answers/city-mood.tsx'
import { CityPlace } from './city-place.tsx'
import { CityScores } from './scores/city-scores.tsx'
import { CitySides } from './scores/city-sides.tsx'
import type { CityView } from './city-view.ts'
import { PrintHeader } from './print-header.tsx'

interface Props extends CityView {
  latest: boolean
  /** the results of every question as well, for the city's own office */
  withItems: boolean
}

/** All that a release says of one city, the answer first. */
export function CityPage({ latest, withItems, ...view }: Props) {
  return (
    <article className="report-sheet">
      <ChartPatterns />
      <PrintHeader {...view} />
      <CityIdentity {...view} />
      <ReleaseNotices release={view.release} latest={latest} />
      <CityHeadline {...view} />
      <CityTrend {...view} />
      <CityPlace {...view} />
      <CityScores {...view} />
      <CityMood {...view} />
      <CityGroups {...view} />
      <CitySides {...view} />
      {withItems && <CityItems {...view} />}
      {withItems && <CityChoices {...view} />}
    </article>
  )
}
