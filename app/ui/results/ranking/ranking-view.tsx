import { useTranslation } from 'react-i18next'

import { designOfGroups } from '#app/survey/reports/design-of-groups.ts'
import type { Edition } from '#app/survey/reports/report.ts'

import { SHOWN_EDITIONS } from '#app/ui/results/city/city-view.ts'
import { PrintHeader } from '#app/ui/results/city/print-header.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { withQuery } from '#app/ui/format/with-query.ts'
import { EmptyState } from '#app/ui/layout/empty-state.tsx'
import { LimitList } from '#app/ui/results/limits/limit-list.tsx'
import { limitsOfRelease } from '#app/ui/results/limits/limits-of.ts'
import { ReleaseNotices } from '#app/ui/results/release/release-notices.tsx'
import type { ReleaseView } from '#app/ui/results/release/release-view.ts'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'
import { hasThemes, ReleaseThemes } from '#app/ui/results/themes/release-themes.tsx'

import { EditionNote } from './edition-note.tsx'
import { filterCities, NO_FILTER, type RankingFilter } from './filter-cities.ts'
import { ChosenGroup } from './groups/chosen-group.tsx'
import { GroupTables } from './groups/group-tables.tsx'
import { RankingFilters } from './ranking-filters.tsx'
import { OnThisPage } from './on-this-page.tsx'
import { RankingTable } from './ranking-table.tsx'
import { UnrankedCities } from './unranked-cities.tsx'

interface Props {
  release: ReleaseView
  latest: boolean
  edition: Edition
  filter: RankingFilter
  /** path and query of the page */
  path: string
}

/** The ranking of a release: tiers of cities that cannot be told apart, and the cities that have no place. */
export function RankingView({ release, latest, edition, filter, path }: Props) {
  const { t } = useTranslation('public')
  const format = useFormat()
  const words = useReleaseWords(release)
  const { summary } = release
  const cities = filterCities(summary.cities, filter)
  const unranked = cities.filter((city) => !city.place[edition])
  const design = designOfGroups(summary.cities)
  const query = latest ? '' : `?release=${release.id}`
  return (
    <article className="report-sheet">
      <PrintHeader release={release} />
      <h1>{t('ranking.title')}</h1>
      <p className="lead">
        {t('ranking.answer', {
          ranked: summary.cities.filter((city) => city.place[edition]).length,
          cities: summary.counts.cities,
          responses: format.count(summary.counts.responses),
        })}
      </p>
      <ReleaseNotices release={release} latest={latest} path={path} />
      <nav className="switch" aria-label={t('ranking.editions')}>
        {SHOWN_EDITIONS.map((each) => (
          <a
            key={each}
            href={withQuery(path, { edition: each })}
            aria-current={each === edition ? 'true' : undefined}
          >
            {t(`ranking.edition.${each}`)}
          </a>
        ))}
      </nav>
      <EditionNote summary={summary} edition={edition} />
      <OnThisPage
        parts={[
          ...(unranked.length > 0 ? ['unranked'] : []),
          ...(summary.groups.length > 0 ? ['groups'] : []),
          ...(hasThemes(release) ? ['themes'] : []),
          'limits',
        ]}
        release={latest ? null : release.id}
        edition={edition}
      />
      <RankingFilters summary={summary} filter={filter} path={path} />
      {cities.length === 0 ? (
        <EmptyState title={t('ranking.nothingFound')}>
          <p>{t('ranking.nothingFoundNext')}</p>
          <p>
            <a href={withQuery(path, NO_FILTER)}>{t('ranking.all')}</a>
          </p>
        </EmptyState>
      ) : (
        <>
          <ChosenGroup summary={summary} edition={edition} filter={filter} />
          <RankingTable release={release} latest={latest} cities={cities} edition={edition} />
        </>
      )}
      {unranked.length > 0 && (
        <UnrankedCities release={release} latest={latest} cities={unranked} edition={edition} />
      )}
      <GroupTables
        groups={summary.groups}
        edition={edition}
        thresholds={summary.recipe.thresholds}
        design={design}
        path={path}
      />
      <ReleaseThemes release={release} />
      <section aria-labelledby="limits">
        <h2 id="limits">{t('limits.title')}</h2>
        <LimitList limits={limitsOfRelease(summary)} />
        <p>
          <a href="/method">{t('cityPage.method')}</a>
        </p>
      </section>
      <p className="chart-source">{words.source}</p>
      <p className="button-row">
        <a className="button button-quiet" href={`/compare${query}`}>
          {t('compare.link')}
        </a>
        <a className="button button-quiet" href={`/api/v1/releases/${release.id}/index?format=csv`}>
          {t('ranking.downloadIndex')}
        </a>
        <a className="button button-quiet" href={`/data${query}`}>
          {t('data.link')}
        </a>
      </p>
    </article>
  )
}
