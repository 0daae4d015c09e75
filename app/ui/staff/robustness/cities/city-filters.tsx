import { useTranslation } from 'react-i18next'

import type { CityIdentity } from '#app/survey/reports/report.ts'

import { CityFilterFields } from '#app/ui/results/ranking/city-filter-fields.tsx'
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
  const { t } = useTranslation(['evaluator', 'public'])
  return (
    <form method="get" action={`${path}#cities`} role="search" className="filters">
      <input type="hidden" name="run" value={run} />
      <CityFilterFields cities={cities} filter={filter} />
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
