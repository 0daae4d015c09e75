import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import { searchNames } from '#app/survey/cities/match-city.ts'

import { useFormat } from '#app/ui/format/use-format.ts'

interface Props {
  register: { code: string; name: LocalText; cluster: string }[]
  cities: string[]
  clusters: string[]
  error: string | undefined
}

/** Cities by cluster: a whole cluster at once, or single ones. */
export function CityChoice({ register, cities, clusters, error }: Props) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const groups = [...new Set(register.map(({ cluster }) => cluster))]
  return (
    <fieldset id="cities" aria-describedby={error ? 'cities-error' : undefined} tabIndex={-1}>
      <legend>{t('newWave.cities')}</legend>
      <p className="field-hint">{t('newWave.citiesHint')}</p>
      {error && (
        <p className="field-error" id="cities-error">
          {error}
        </p>
      )}
      <div className="field" hidden>
        <label htmlFor="city-filter">{t('newWave.findCity')}</label>
        <input
          id="city-filter"
          className="control"
          type="search"
          autoComplete="off"
          spellCheck={false}
          data-city-filter=""
        />
      </div>
      {groups.map((cluster) => {
        const own = register.filter((city) => city.cluster === cluster)
        const open = own.some(({ code }) => cities.includes(code))
        return (
          <div key={cluster}>
            <div className="check">
              <input
                type="checkbox"
                id={`cluster-${cluster}`}
                name="clusters"
                value={cluster}
                defaultChecked={clusters.includes(cluster)}
              />
              <label htmlFor={`cluster-${cluster}`}>
                {t('newWave.wholeCluster', {
                  cluster: t(`common:cluster.${cluster}`, cluster),
                  count: own.length,
                })}
              </label>
            </div>
            <details open={open} data-city-group="">
              <summary>
                {t('newWave.singleCities', { cluster: t(`common:cluster.${cluster}`, cluster) })}
              </summary>
              <div className="choices">
                {own.map(({ code, name }) => (
                  <div key={code} className="check" data-city-names={searchNames({ code, name })}>
                    <input
                      type="checkbox"
                      id={`city-${code}`}
                      name="cities"
                      value={code}
                      defaultChecked={cities.includes(code)}
                    />
                    <label htmlFor={`city-${code}`}>{format.text(name)}</label>
                  </div>
                ))}
              </div>
            </details>
          </div>
        )
      })}
    </fieldset>
  )
}
