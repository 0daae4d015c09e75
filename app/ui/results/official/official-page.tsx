import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { ChartPatterns } from '#app/ui/charts/chart-patterns.tsx'
import { CityChoices } from '#app/ui/results/city/answers/city-choices.tsx'
import { CityItems } from '#app/ui/results/city/answers/city-items.tsx'
import { CityMood } from '#app/ui/results/city/answers/city-mood.tsx'
import { CityGroups } from '#app/ui/results/city/city-groups.tsx'
import { CityHeadline } from '#app/ui/results/city/city-headline.tsx'
import { CityIdentity } from '#app/ui/results/city/city-identity.tsx'
import { CityPlace } from '#app/ui/results/city/city-place.tsx'
import { PrintHeader } from '#app/ui/results/city/print-header.tsx'
import { CityScores } from '#app/ui/results/city/scores/city-scores.tsx'
import { CitySides } from '#app/ui/results/city/scores/city-sides.tsx'
import { CityDomains } from '#app/ui/results/domains/city-domains.tsx'
import { ReleaseNotices } from '#app/ui/results/release/release-notices.tsx'
import { CityThemes } from '#app/ui/results/themes/city-themes.tsx'
import { CityTrend } from '#app/ui/results/trend/city-trend.tsx'

import { AdviceList } from './advice-list.tsx'
import { Contents } from './contents.tsx'
import { GapTable } from './gap-table.tsx'
import { ImportanceSection } from './importance/importance-section.tsx'
import type { OfficialView } from './official-view.ts'
import { PeersSection } from './peers/peers-section.tsx'
import { TakeAway } from './take-away.tsx'

/** A city's report for its own office: what to do first, then the evidence, then everything else. */
export function OfficialPage({ guide, ...view }: OfficialView & { guide: ReactNode }) {
  const { t } = useTranslation('official')
  const { release, report, latest, decision } = view
  return (
    <article className="report-sheet">
      <ChartPatterns />
      <PrintHeader {...view} />
      <CityIdentity {...view} />
      <ReleaseNotices release={release} latest={latest} />
      {guide}
      <AdviceList view={view} advice={decision.advice} linked />
      <CityHeadline {...view} />
      <TakeAway {...view} />
      <Contents parts={partsOf(view)} />
      <ImportanceSection {...view} />
      <CityTrend {...view} />
      {!report.changes?.length && (
        <section aria-labelledby="trend">
          <h2 id="trend">{t('noTrend.title')}</h2>
          <p>{t('noTrend.text')}</p>
        </section>
      )}
      <PeersSection {...view} />
      <CityScores {...view} />
      <CitySides {...view} />
      <GapTable view={view} gaps={decision.gaps} />
      <CityDomains view={view} path={view.path} />
      <CityThemes {...view} />
      <CityPlace {...view} />
      <CityMood {...view} />
      <CityGroups {...view} />
      <CityItems {...view} />
      <CityChoices {...view} />
    </article>
  )
}

/** The parts that stand on the page, in their order. */
function partsOf({ report, decision }: OfficialView): string[] {
  const isPlaced = report.place.blended !== null || report.place.people !== null
  return [
    ...(report.drivers ? ['priorities'] : []),
    'trend',
    'peers',
    'scores',
    'sides',
    ...(decision.gaps.length > 0 ? ['gaps'] : []),
    ...(report.domains?.length ? ['domains'] : []),
    ...(report.themes?.length ? ['themes'] : []),
    ...(isPlaced ? ['place'] : []),
    'mood',
    'groups',
    ...(report.items.length > 0 ? ['items'] : []),
  ]
}
