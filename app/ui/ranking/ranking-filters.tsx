import { useTranslation } from 'react-i18next'

import type { ReleaseSummary } from '#app/survey/reports/report.ts'

import { withQuery } from '../format/with-query.ts'

import type { RankingFilter } from './filter-cities.ts'

interface Props {
  summary: ReleaseSummary
  filter: RankingFilter
  path: string
}

/** Search and filters as a plain form; everything chosen stands in the address. */
export function RankingFilters({ summary, filter, path }: Props) {
  const { t } = useTranslation(['public', 'common'])
  const kept = [...new URLSearchParams(path.split('?')[1] ?? '')].filter(([name]) =>
    ['release', 'edition'].includes(name),
  )
  const clusters = [...new Set(summary.cities.map(({ city }) => city.cluster))].filter(Boolean).sort()
  const levels = [...new Set(summary.cities.map(({ city }) => city.adminLevel))].filter(Boolean).sort()
  const filtered = filter.q !== '' || filter.cluster !== '' || filter.level !== ''
  return (
    <form method="get" action="/ranking" role="search" className="filters">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label>
        {t('ranking.search')}
        <input type="search" name="q" defaultValue={filter.q} autoComplete="off" />
      </label>
      <label>
        {t('ranking.cluster')}
        <select name="cluster" defaultValue={filter.cluster}>
          <option value="">{t('ranking.allClusters')}</option>
          {clusters.map((cluster) => (
            <option key={cluster} value={cluster}>
              {t(`common:cluster.${cluster}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('ranking.level')}
        <select name="level" defaultValue={filter.level}>
          <option value="">{t('ranking.allLevels')}</option>
          {levels.map((level) => (
            <option key={level} value={level}>
              {t(`common:level.${level}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button">
        {t('ranking.show')}
      </button>
      {filtered && <a href={withQuery(path, { q: null, cluster: null, level: null })}>{t('ranking.all')}</a>}
    </form>
  )
}
