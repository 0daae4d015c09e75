import { useTranslation } from 'react-i18next'

import { searchNames } from '#app/survey/cities/match-city.ts'
import type { CitySample } from '#app/survey/wave/invited/sample-view.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable, LONG } from '#app/ui/tables/data-table.tsx'

interface Props {
  cities: CitySample[]
  chosen: string
  path: string
  /** unfolded, where there is nothing else to look at yet or the list is short anyway */
  open: boolean
}

/** Cities that leave the rest of the page in view. */
const SHORT = 12

/** The cities of a wave with the sample each has; each leads to its strata. */
export function CityList({ cities, chosen, path, open }: Props) {
  const { t } = useTranslation('sample')
  const format = useFormat()
  return (
    <details className="sample-part" open={open || cities.length <= SHORT}>
      <summary>{t('citiesCounted', { n: format.count(cities.length) })}</summary>
      <DataTable label={t('cities')} className="figures stacked" sortable filter={cities.length > LONG}>
        <thead>
          <tr>
            <th scope="col">{t('city')}</th>
            <th scope="col">{t('design')}</th>
            <th scope="col" className="number">
              {t('strata')}
            </th>
            <th scope="col" className="number">
              {t('people')}
            </th>
            <th scope="col" className="number">
              {t('invitations')}
            </th>
            <th scope="col" className="number">
              {t('made')}
            </th>
          </tr>
        </thead>
        <tbody>
          {cities.map(({ code, name, design, strata, population, invited, made }) => (
            <tr key={code} data-names={searchNames({ code, name })}>
              <th scope="row">
                <a href={`${path}?city=${code}`} aria-current={code === chosen ? 'true' : undefined}>
                  {format.text(name)}
                </a>
              </th>
              <td data-label={t('design')}>{t(`designs.${design}`)}</td>
              <td className="number" data-label={t('strata')}>
                {format.count(strata.length)}
              </td>
              <td className="number" data-label={t('people')}>
                {format.count(population)}
              </td>
              <td className="number" data-label={t('invitations')}>
                {format.count(invited)}
              </td>
              <td className="number" data-label={t('made')}>
                {format.count(made)}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </details>
  )
}
