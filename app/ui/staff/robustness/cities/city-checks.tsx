import { useTranslation } from 'react-i18next'

import type { RobustnessResult } from '#app/survey/robustness/robustness.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { furthestWithout } from '#app/ui/staff/robustness/furthest-without.ts'
import type { NamedCity } from './order-cities.ts'
import { useRobustnessWords } from '#app/ui/staff/robustness/use-robustness-words.ts'

interface Props {
  cities: NamedCity[]
  result: RobustnessResult
}

/** City by city: the part whose absence moves it most, and how it fares under all weightings. */
export function CityChecks({ cities, result }: Props) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const { places, share } = useRobustnessWords()
  return (
    <DataTable label={t('robustness.weightings.table')} wide>
      <thead>
        <tr>
          <th scope="col">{t('fieldwork.city')}</th>
          <th scope="col" className="number">
            {t('common:place.setHeading')}
          </th>
          <th scope="col" className="number">
            {t('robustness.weightings.first')}
          </th>
          <th scope="col" className="number">
            {t('robustness.weightings.topTen')}
          </th>
          <th scope="col" className="number">
            {t('robustness.weightings.keepsTier')}
          </th>
          <th scope="col">{t('robustness.without.most')}</th>
        </tr>
      </thead>
      <tbody>
        {cities.map(({ identity, figures }) => {
          const most = furthestWithout(result.without, identity.code)
          return (
            <tr key={identity.code}>
              <th scope="row">{format.text(identity.name)}</th>
              <td className="number">{format.range(figures.low, figures.high)}</td>
              <td className="number">{share(figures.weightings.first)}</td>
              <td className="number">{share(figures.weightings.topTen)}</td>
              <td className="number">{share(figures.weightings.keepsTier)}</td>
              <td>
                {most === null
                  ? t('robustness.without.none')
                  : t('robustness.without.cityPlaces', {
                      city: format.text(most.name),
                      places: places(most.places),
                    })}
              </td>
            </tr>
          )
        })}
      </tbody>
    </DataTable>
  )
}
