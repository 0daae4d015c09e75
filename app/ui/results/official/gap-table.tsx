import { useTranslation } from 'react-i18next'

import type { Gap } from '#app/survey/reports/decision/comparisons.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import type { CityView } from '#app/ui/results/city/city-view.ts'
import { useCityWords } from '#app/ui/results/city/use-city-words.ts'
import { useNodeNames } from '#app/ui/results/release/use-node-names.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { FigureCell } from '#app/ui/tables/figure-cell.tsx'

/** Residents and figures index by index, with the gap named in words. */
export function GapTable({ view, gaps }: { view: CityView; gaps: Gap[] }) {
  const { t } = useTranslation(['official', 'common'])
  const format = useFormat()
  const words = useCityWords(view)
  const node = useNodeNames(view.release)
  if (gaps.length === 0) return null
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps">{t('gaps.title')}</h2>
      <p>{t('gaps.reading')}</p>
      <DataTable label={t('gaps.table')} className="stacked">
        <thead>
          <tr>
            <th scope="col">{t('common:city.index')}</th>
            <th scope="col" className="number">
              {t('common:city.people')}
            </th>
            <th scope="col" className="number">
              {t('common:city.objective')}
            </th>
            <th scope="col">{t('gaps.inWords')}</th>
          </tr>
        </thead>
        <tbody>
          {gaps.map(({ code, people, objective, difference, verdict }) => (
            <tr key={code}>
              <th scope="row">{node(code)}</th>
              <FigureCell
                figure={people}
                words={words}
                design={view.report.design}
                label={t('common:city.people')}
              />
              <td className="number" data-label={t('common:city.objective')}>
                {format.score(objective)}
              </td>
              <td
                className={
                  verdict === 'above' || verdict === 'below' ? 'words whole gap-clear' : 'words whole'
                }
              >
                {t(`gaps.verdict.${verdict}`, { points: format.score(Math.abs(difference)) })}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  )
}
