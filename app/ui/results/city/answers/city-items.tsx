import { useTranslation } from 'react-i18next'

import { ChartLegend } from '#app/ui/charts/chart-legend.tsx'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

import type { CityView } from '#app/ui/results/city/city-view.ts'
import { ItemRow } from './item-row.tsx'

/** Items whose answers have no better and worse: a choice, a fact, a check. */
export const UNGRADED = new Set(['RANKING', 'USAGE', 'INTEGRITY'])

/** Every question on a scale: the full distribution of answers, the score, the best two answers and the don't-knows. */
export function CityItems(view: CityView) {
  const { t } = useTranslation('common')
  const release = useReleaseWords(view.release)
  const items = view.report.items.filter(({ dimension }) => !UNGRADED.has(dimension))
  if (items.length === 0) return null
  return (
    <section aria-labelledby="items" className="city-items">
      <h2 id="items">{t('items.title', { count: items.length })}</h2>
      <p>{t('items.reading')}</p>
      <p className="chart-subtitle">
        {release.subtitle(view.report.n, view.report.effectiveN, view.report.design)}
      </p>
      <ChartLegend entries={[{ mark: 'hatch', label: t('items.missing') }]} />
      <DataTable label={t('items.table')}>
        <thead>
          <tr>
            <th scope="col">{t('items.item')}</th>
            <th scope="col">{t('items.distribution')}</th>
            <th scope="col" className="number">
              {t('city.scoreHeading')}
            </th>
            <th scope="col" className="number">
              {t('items.topTwo')}
            </th>
            <th scope="col" className="number">
              {t('items.dontKnow')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <ItemRow key={item.code} item={item} view={view} />
          ))}
        </tbody>
      </DataTable>
      <p className="chart-source">{release.source}</p>
    </section>
  )
}
