import { useTranslation } from 'react-i18next'

import type { CityIdentity } from '#app/survey/reports/report.ts'

import { ORDERS, type RobustnessFilter } from './order-cities.ts'

interface Props {
  cities: CityIdentity[]
  filter: RobustnessFilter
  path: string
  /** kept in the address */
  run: string
}

/** Search, filters and order as a plain form; everything chosen stands in the address. */
export function CityFilters({ cities, filter, path, run }: Props) {
  const { t } = useTranslation(['evaluator', 'public', 'common'])
  const several = (key: 'cluster' | 'adminLevel') =>
    [...new Set(cities.map((city) => city[key]))].filter(Boolean).sort()
  return (
    <form method="get" action={`${path}#cities`} role="search" className="filters">
      <input type="hidden" name="run" value={run} />
      <label>
        {t('public:ranking.search')}
        <input type="search" name="q" defaultValue={filter.q} autoComplete="off" />
      </label>
      <label>
        {t('public:ranking.cluster')}
        <select name="cluster" defaultValue={filter.cluster}>
          <option value="">{t('public:ranking.allClusters')}</option>
          {several('cluster').map((cluster) => (
            <option key={cluster} value={cluster}>
              {t(`common:cluster.${cluster}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('public:ranking.level')}
        <select name="level" defaultValue={filter.level}>
          <option value="">{t('public:ranking.allLevels')}</option>
          {several('adminLevel').map((level) => (
            <option key={level} value={level}>
              {t(`common:level.${level}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('robustness.order.label')}
        <select name="sort" defaultValue={filter.sort}>
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {t(`robustness.order.${order}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button">
        {t('public:ranking.show')}
      </button>
    </form>
  )
}
