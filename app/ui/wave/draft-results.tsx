import { useTranslation } from 'react-i18next'

import type { CityLine, ReleaseSummary } from '#app/survey/report.ts'

import { isShown, useFigureWords } from '../format/use-figure-words.ts'
import { useFormat } from '../format/use-format.ts'
import { DataTable } from '../tables/data-table.tsx'
import { FigureCell } from '../tables/figure-cell.tsx'

interface Props {
  summary: ReleaseSummary
  /** where a city's weighting and report stand, by its code */
  linkOf: (code: string) => string
}

/** Results of an analysis as evaluators may see them: both editions, the place as a set, and every mark. */
export function DraftResults({ summary, linkOf }: Props) {
  const { t } = useTranslation(['evaluator', 'common'])
  const { thresholds } = summary.recipe
  const format = useFormat()
  const words = useFigureWords(thresholds, 'evaluator')
  const ordered = summary.cities.toSorted(byPlace)
  return (
    <DataTable label={t('draft.table')} className="sticky-first">
      <thead>
        <tr>
          <th scope="col">{t('fieldwork.city')}</th>
          <th scope="col" className="number">
            {t('draft.n')}
          </th>
          <th scope="col" className="number">
            {t('draft.effectiveN')}
          </th>
          <th scope="col" className="number">
            {t('common:edition.blended')}
          </th>
          <th scope="col" className="number">
            {t('common:edition.people')}
          </th>
          <th scope="col">{t('common:place.setHeading')}</th>
          <th scope="col">{t('common:place.tierHeading')}</th>
          <th scope="col">{t('draft.mark')}</th>
        </tr>
      </thead>
      <tbody>
        {ordered.map(({ city, n, effectiveN, index, place, mark, placeReason }) => (
          <tr key={city.code}>
            <th scope="row">
              <a href={linkOf(city.code)}>{format.text(city.name)}</a>
            </th>
            <td className="number">{n === null ? '–' : format.count(n)}</td>
            <td className="number">{effectiveN === null ? '–' : format.count(effectiveN)}</td>
            <FigureCell figure={index.blended} words={words} />
            <FigureCell figure={index.people} words={words} />
            <td className="nowrap">
              {place.blended ? format.range(place.blended.low, place.blended.high) : '–'}
            </td>
            <td>{place.blended?.tier ?? '–'}</td>
            <td className="words">
              {isShown(mark) && placeReason
                ? t(`common:place.reason.${placeReason}`, {
                    n: format.count(thresholds.rankedFromEffectiveN),
                  })
                : words.why(mark)}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

/** Ranked cities by place, the others in code order after them. */
function byPlace(a: CityLine, b: CityLine): number {
  const last = Number.MAX_SAFE_INTEGER
  return (
    (a.place.blended?.rank ?? last) - (b.place.blended?.rank ?? last) || (a.city.code < b.city.code ? -1 : 1)
  )
}
