import { useTranslation } from 'react-i18next'

import { CityOptions } from '#app/ui/forms/city-options.tsx'
import { MOST_COMPARED, type CompareView } from './compare-view.ts'

/** Names of up to four cities, with suggestions as one types; everything chosen stands in the address. */
export function CompareForm({ release, edition, typed }: CompareView) {
  const { t } = useTranslation('public')
  const cities = release.summary.cities.map(({ city }) => city)
  return (
    <form method="get" action="/compare" className="filters" role="search">
      <input type="hidden" name="release" value={release.id} />
      <input type="hidden" name="edition" value={edition} />
      {Array.from({ length: MOST_COMPARED }, (_, at) => (
        <label key={at}>
          {t('compare.city', { number: at + 1 })}
          <input
            type="search"
            name="city"
            list="cities"
            defaultValue={typed[at] ?? ''}
            autoComplete="off"
            data-cities=""
          />
        </label>
      ))}
      <CityOptions id="cities" cities={cities} />
      <button type="submit" className="button">
        {t('compare.show')}
      </button>
    </form>
  )
}
