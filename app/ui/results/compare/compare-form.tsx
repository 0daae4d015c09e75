import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import { MOST_COMPARED, type CompareView } from './compare-view.ts'

/** Names of up to four cities, with suggestions as one types; everything chosen stands in the address. */
export function CompareForm({ release, edition, typed }: CompareView) {
  const { t } = useTranslation('public')
  const format = useFormat()
  const cities = release.summary.cities.map(({ city }) => city)
  return (
    <form method="get" action="/compare" className="filters" role="search">
      <input type="hidden" name="release" value={release.id} />
      <input type="hidden" name="edition" value={edition} />
      {Array.from({ length: MOST_COMPARED }, (_, at) => (
        <label key={at}>
          {t('compare.city', { number: at + 1 })}
          <input type="search" name="city" list="cities" defaultValue={typed[at] ?? ''} autoComplete="off" />
        </label>
      ))}
      <datalist id="cities">
        {cities.map((city) => (
          <option key={city.code} value={format.text(city.name)}>
            {city.name.en}
          </option>
        ))}
      </datalist>
      <button type="submit" className="button">
        {t('compare.show')}
      </button>
    </form>
  )
}
