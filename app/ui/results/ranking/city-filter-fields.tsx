import { useTranslation } from 'react-i18next'

import type { CityIdentity } from '#app/survey/reports/report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { CityOptions } from '#app/ui/forms/city-options.tsx'

interface Props {
  cities: CityIdentity[]
  /** with a province where a page filters by it too */
  filter: { q: string; cluster: string; level: string; province?: string }
}

/** Search, cluster and administrative level: the fields of every form that picks cities out of a league. */
export function CityFilterFields({ cities, filter }: Props) {
  const { t } = useTranslation(['public', 'common'])
  const format = useFormat()
  const several = (key: 'cluster' | 'adminLevel') =>
    [...new Set(cities.map((city) => city[key]))].filter(Boolean).sort()
  return (
    <>
      <label>
        {t('ranking.search')}
        <input
          type="search"
          name="q"
          list="cities"
          defaultValue={filter.q}
          autoComplete="off"
          data-cities="go"
        />
      </label>
      <CityOptions id="cities" cities={cities} />
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
      {filter.province !== undefined && (
        <label>
          {t('ranking.province')}
          <select name="province" defaultValue={filter.province}>
            <option value="">{t('ranking.allProvinces')}</option>
            {[...new Map(cities.map((city) => [city.provinceCode, city.province]))].map(([code, name]) => (
              <option key={code} value={code}>
                {format.text(name)}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  )
}
