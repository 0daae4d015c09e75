import { useTranslation } from 'react-i18next'

import type { ReleaseSummary } from '#app/survey/reports/report.ts'

import { withQuery } from '#app/ui/format/with-query.ts'

import { CityFilterFields } from './city-filter-fields.tsx'
import { NO_FILTER, type RankingFilter } from './filter-cities.ts'

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
  const filtered = Object.values(filter).some((asked) => asked !== '')
  return (
    <form method="get" action="/ranking" role="search" className="filters">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <CityFilterFields cities={summary.cities.map(({ city }) => city)} filter={filter} />
      <button type="submit" className="button">
        {t('ranking.show')}
      </button>
      {filtered && <a href={withQuery(path, NO_FILTER)}>{t('ranking.all')}</a>}
    </form>
  )
}
