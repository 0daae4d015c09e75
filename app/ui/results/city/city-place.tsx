import { useTranslation } from 'react-i18next'

import { ChartFrame } from '#app/ui/charts/chart-frame.tsx'
import { ChartLegend } from '#app/ui/charts/chart-legend.tsx'
import { PlacePlot } from '#app/ui/charts/place-plot.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

import { SHOWN_EDITIONS, type CityView } from './city-view.ts'
import { useCityWords } from './use-city-words.ts'

/** The city's place in both editions, as the set of places that cannot be ruled out. */
export function CityPlace(view: CityView) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const words = useCityWords(view)
  const release = useReleaseWords(view.release)
  const { report } = view
  const of = Math.max(...SHOWN_EDITIONS.map((edition) => report.place[edition]?.of ?? 0))
  if (of === 0) return null
  const level = format.share(view.release.summary.recipe.ranks.level)
  const first = report.place.blended ?? report.place.people
  const title = first ? t('city.placeTitle', { name: words.name, places: words.places(first) }) : ''
  return (
    <section aria-labelledby="place">
      <h2 id="place">{t('city.place')}</h2>
      <ChartFrame
        title={title}
        reading={t('city.placeReading', { level })}
        subtitle={release.subtitle(report.n, report.effectiveN)}
        source={release.source}
        file={release.file('place', report.city.code)}
        twinAt="below"
        twin={
          <DataTable label={t('city.placeTable')} className="stacked">
            <thead>
              <tr>
                <th scope="col">{t('edition.label')}</th>
                <th scope="col">{t('place.setHeading')}</th>
                <th scope="col">{t('place.tierHeading')}</th>
                <th scope="col">{t('place.bandHeading')}</th>
              </tr>
            </thead>
            <tbody>
              {SHOWN_EDITIONS.map((edition) => {
                const place = report.place[edition]
                return (
                  <tr key={edition}>
                    <th scope="row">{t(`edition.${edition}`)}</th>
                    {place ? (
                      <>
                        <td className="nowrap whole" data-label={t('place.setHeading')}>
                          {t(place.low === place.high ? 'place.setOneOf' : 'place.setOf', { ...place })}
                        </td>
                        <td className="words whole" data-label={t('place.tierHeading')}>
                          {words.tier(place)}
                        </td>
                        <td className="nowrap" data-label={t('place.bandHeading')}>
                          {t(`band.${report.band[edition]}`, report.band[edition] ?? '')}
                        </td>
                      </>
                    ) : (
                      <td className="whole" colSpan={3}>
                        {words.noPlace()}
                      </td>
                    )}
                  </tr>
                )
              })}
            </tbody>
          </DataTable>
        }
      >
        <ChartLegend
          entries={[
            { mark: 'band', label: t('legend.set') },
            { mark: 'dot', label: t('legend.byScore') },
          ]}
        />
        <PlacePlot
          id="place-plot"
          title={title}
          description={SHOWN_EDITIONS.map((edition) => {
            const place = report.place[edition]
            return `${t(`edition.${edition}`)}: ${place ? words.places(place) : words.noPlace()}`
          }).join(' ')}
          of={of}
          format={format.count}
          rows={SHOWN_EDITIONS.map((edition) => {
            const place = report.place[edition]
            return {
              key: edition,
              label: t(`edition.${edition}`),
              note: place ? format.range(place.low, place.high) : t('place.noneShort'),
              place,
            }
          })}
        />
      </ChartFrame>
    </section>
  )
}
