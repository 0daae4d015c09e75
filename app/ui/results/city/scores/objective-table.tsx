import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import { useSourceWords } from '#app/ui/format/use-source-words.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

import type { CityView } from '#app/ui/results/city/city-view.ts'
import { useNodeNames } from '#app/ui/results/release/use-node-names.ts'

/** The objective figures that enter a city's scores, each with its year and source; old ones say so. */
export function ObjectiveTable({ release, report }: CityView) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const name = useNodeNames(release)
  const { unit, sources } = useSourceWords()
  if (report.objective.length === 0) return <p>{t('city.noObjective')}</p>
  return (
    <DataTable label={t('city.objectiveTable')} showLabel className="objective-table stacked">
      <thead>
        <tr>
          <th scope="col">{t('city.indicator')}</th>
          <th scope="col">{t('city.index')}</th>
          <th scope="col" className="number">
            {t('city.valueHeading')}
          </th>
          <th scope="col" className="number">
            {t('city.scoreHeading')}
          </th>
          <th scope="col">{t('city.vintage')}</th>
          <th scope="col">{t('city.sourceHeading')}</th>
        </tr>
      </thead>
      <tbody>
        {report.objective.map((figure) => (
          <tr key={figure.indicator}>
            <th scope="row">{format.text(figure.name)}</th>
            <td className="whole">{name(figure.node)}</td>
            <td className="number" data-label={t('city.valueHeading')}>
              {format.decimal(figure.value, 1)} {unit(figure.unit)}
            </td>
            <td className="number" data-label={t('city.scoreHeading')}>
              {format.score(figure.score)}
            </td>
            <td className="words nowrap" data-label={t('city.vintage')}>
              {figure.year}
              {figure.old && <> · {t('city.old')}</>}
            </td>
            <td className="words whole">{sources(figure.source)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
