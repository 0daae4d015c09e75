import { useTranslation } from 'react-i18next'

import { searchNames } from '#app/survey/cities/match-city.ts'
import type { CityLine, Edition } from '#app/survey/reports/report.ts'

import { isShown, useFigureWords } from '#app/ui/format/use-figure-words.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { ModelBasedNote } from '#app/ui/results/release/model-based-note.tsx'
import type { ReleaseView } from '#app/ui/results/release/release-view.ts'
import { DataTable, LONG } from '#app/ui/tables/data-table.tsx'
import { FigureCell } from '#app/ui/tables/figure-cell.tsx'

interface Props {
  release: ReleaseView
  latest: boolean
  cities: CityLine[]
  edition: Edition
}

/** Cities that were surveyed and have no place, in code order, each with the reason. */
export function UnrankedCities({ release, latest, cities, edition }: Props) {
  const { t } = useTranslation(['public', 'common'])
  const format = useFormat()
  const { thresholds } = release.summary.recipe
  const words = useFigureWords(thresholds, 'public')
  const bandSentence = (code: string | null) =>
    code === null ? '' : t('common:place.band', { band: t(`common:band.${code}`, code) })
  const query = latest ? '' : `?release=${release.id}`
  return (
    <section aria-labelledby="unranked">
      <h2 id="unranked">{t('ranking.unranked', { count: cities.length })}</h2>
      <p>{t('ranking.unrankedReading')}</p>
      {cities.some(({ design, n }) => design === 'open' && n !== null) && <ModelBasedNote />}
      <DataTable
        label={t('ranking.unrankedTable')}
        className="ranking stacked"
        sortable
        filter={cities.length > LONG}
      >
        <thead>
          <tr>
            <th scope="col">{t('ranking.city')}</th>
            <th scope="col" className="number">
              {t('ranking.score')}
            </th>
            <th scope="col" className="number">
              {t('ranking.smileRate')}
            </th>
            <th scope="col">{t('ranking.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {cities.map(({ city, design, index, smileRate, mark, band, placeReason }) => (
            <tr key={city.code} data-names={searchNames(city)}>
              <th scope="row">
                <a href={`/cities/${city.code}${query}`}>{format.text(city.name)}</a>
              </th>
              <FigureCell figure={index[edition]} words={words} design={design} label={t('ranking.score')} />
              <FigureCell
                figure={smileRate}
                words={words}
                design={design}
                unit="%"
                label={t('ranking.smileRate')}
              />
              <td className="words whole" data-label={t('ranking.reason')}>
                {isShown(mark)
                  ? format.sentences(
                      t(`common:place.reason.${placeReason ?? 'no-score'}`, {
                        n: format.count(thresholds.rankedFromEffectiveN),
                      }),
                      bandSentence(band[edition]),
                    )
                  : words.why(mark)}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  )
}
