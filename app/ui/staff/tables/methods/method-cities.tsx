import { useTranslation } from 'react-i18next'

import type { Edition } from '#app/survey/reports/report.ts'
import { difference, measureOf } from '#app/survey/workbench/method-moves.ts'
import type { MethodMeasure, MethodsReport } from '#app/survey/workbench/methods-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable, LONG } from '#app/ui/tables/data-table.tsx'
import type { MethodWords } from './use-method-words.ts'

interface Props {
  report: MethodsReport
  measure: MethodMeasure
  edition: Edition
  words: MethodWords
}

/** One measure of every city under every method, with the difference from the official one. */
export function MethodCities({ report, measure, edition, words }: Props) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const { cities, lines } = report
  const [official] = lines
  const placeOf = (at: number) => official?.cities[at]?.place[edition] ?? Infinity
  const order = [...cities.keys()].sort((a, b) => placeOf(a) - placeOf(b) || a - b)
  return (
    <DataTable label={t(`methods.cities.${measure}`)} showLabel wide sortable filter={order.length > LONG}>
      <thead>
        <tr>
          <th scope="col">{t('methods.cities.city')}</th>
          {lines.map(({ method }) => (
            <th key={method} scope="col" className="number">
              {words.name(method)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {order.map((at) => (
          <tr key={cities[at]!.code}>
            <th scope="row">{format.text(cities[at]!.name)}</th>
            {lines.map(({ method, cities: figures }) => {
              const figure = figures[at]!
              const value = measureOf(figure, measure, edition)
              const from = official ? measureOf(official.cities[at]!, measure, edition) : null
              if (figure.mark === 'withheld') {
                return (
                  <td key={method} className="number soft">
                    {t('common:mark.withheldShort')}
                  </td>
                )
              }
              return (
                <td key={method} className="number" data-value={value ?? undefined}>
                  {words.figure(value, measure)}
                  {method !== 'official' && (
                    <span className="interval">{words.change(difference(value, from), measure)}</span>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
