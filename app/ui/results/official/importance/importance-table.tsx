import { useTranslation } from 'react-i18next'

import type { Importance } from '#app/survey/reports/decision/importance.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import type { CityView } from '#app/ui/results/city/city-view.ts'
import { useCityWords } from '#app/ui/results/city/use-city-words.ts'
import { useNodeNames } from '#app/ui/results/release/use-node-names.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { FigureCell } from '#app/ui/tables/figure-cell.tsx'

interface Props {
  view: CityView
  importance: Importance
  /** leaves out how each score stands against the mean, where there is no room for it */
  isShort: boolean
}

/** The quadrant as a table, with whether a score stands apart from the city's own mean. */
export function ImportanceTable({ view, importance, isShort }: Props) {
  const { t } = useTranslation(['official', 'common'])
  const format = useFormat()
  const words = useCityWords(view)
  const node = useNodeNames(view.release)
  const { kind, points } = importance
  const isLong = kind === 'derived' && !isShort
  const digits = kind === 'derived' ? 2 : 1
  const unit = kind === 'derived' ? '' : '%'
  const alpha = 1 - view.release.summary.recipe.estimation.confidenceLevel
  const against = new Map(view.report.drivers?.againstMean.map((row) => [row.code, row]))
  const standing = (code: string) => {
    const row = against.get(code)
    if (!row) return null
    if (row.pAdjusted >= alpha) return t('priorities.standing.not-clear')
    const points = format.score(Math.abs(row.difference))
    return t(`priorities.standing.${row.difference > 0 ? 'above' : 'below'}`, { points })
  }
  return (
    <DataTable label={t('priorities.table')} wide>
      <thead>
        <tr>
          <th scope="col">{t('common:city.index')}</th>
          <th scope="col" className="number">
            {t(`priorities.importance.${kind}`)}
          </th>
          <th scope="col" className="number">
            {t('priorities.score')}
          </th>
          {isLong && <th scope="col">{t('priorities.standing.heading')}</th>}
        </tr>
      </thead>
      <tbody>
        {points.map(({ code, importance: value, low, high, score }, at) => (
          <tr key={code}>
            <th scope="row">
              {at + 1}. {node(code)}
            </th>
            <td className="number">
              {format.decimal(value, digits)}
              {unit}
              {low !== null && high !== null && (
                <span className="interval">
                  {t('priorities.interval', {
                    low: format.decimal(low, digits),
                    high: format.decimal(high, digits),
                  })}
                </span>
              )}
            </td>
            <FigureCell figure={score} words={words} design={view.report.design} />
            {isLong && <td className="words">{standing(code) ?? '–'}</td>}
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
