import { useTranslation } from 'react-i18next'

import type { CityIdentity } from '#app/survey/reports/report.ts'

interface Props {
  cities: CityIdentity[]
  filter: { q: string; cluster: string; level: string }
}

/** Search, cluster and administrative level: the fields of every form that picks cities out of a league. */
export function CityFilterFields({ cities, filter }: Props) {
  const { t } = useTranslation(['public', 'common'])
  const several = (key: 'cluster' | 'adminLevel') =>
    [...new Set(cities.map((city) => city[key]))].filter(Boolean).sort()
  return (
    <>
      <label>
        {t('ranking.search')}
        <input type="search" name="q" defaultValue={filter.q} autoComplete="off" />
      </label>
      <label>
        {t('ranking.cluster')}
        <select name="cluster" defaultValue={filter.cluster}>
          <option value="">{t('ranking.allClusters')}</option>
          {several('cluster').map((cluster) => (
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
          {several('adminLevel').map((level) => (
            <option key={level} value={level}>
              {t(`common:level.${level}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}
