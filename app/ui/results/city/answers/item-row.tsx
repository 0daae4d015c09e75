import { useTranslation } from 'react-i18next'

import { describePipes } from '#app/survey/questionnaire/describe-pipes.ts'
import type { ItemReport } from '#app/survey/reports/report.ts'

import { DistributionBar } from '#app/ui/charts/cells/distribution-bar.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { FigureCell } from '#app/ui/tables/figure-cell.tsx'

import type { CityView } from '#app/ui/results/city/city-view.ts'
import { useCityWords } from '#app/ui/results/city/use-city-words.ts'

/** One question with its answers as a bar, and in words for those who open them. */
export function ItemRow({ item, view }: { item: ItemReport; view: CityView }) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const words = useCityWords(view)
  const { score, topTwo, options, dontKnow, notApplicable } = item
  const parts = options.flatMap(({ value, label, missing, share }) =>
    share === null ? [] : [{ key: String(value), label: format.text(label), missing, share }],
  )
  const complete = parts.length === options.length && parts.length > 0
  return (
    <tr>
      <th scope="row" className="item-name">
        {format.text(item.label)}
        <details className="no-print">
          <summary>{t('items.more')}</summary>
          <p className="small">{format.text(describePipes(item.text))}</p>
          <ul className="item-options">
            {parts.map(({ key, label, share }) => (
              <li key={key}>
                {label}: {format.share(share)}
              </li>
            ))}
          </ul>
        </details>
      </th>
      <td>
        {complete ? (
          <DistributionBar
            id={`item-${item.code}`}
            title={format.text(item.label)}
            parts={parts}
            format={format.share}
          />
        ) : (
          <span className="soft small">{words.why(score.mark) ?? t('items.hidden')}</span>
        )}
      </td>
      <FigureCell figure={score} words={words} design={view.report.design} />
      <FigureCell figure={topTwo} words={words} design={view.report.design} unit="%" />
      <td className="number">
        {dontKnow === null ? '–' : format.share(dontKnow)}
        {notApplicable !== null && notApplicable > 0 && (
          <span className="interval">{t('items.notApplicable', { share: format.share(notApplicable) })}</span>
        )}
      </td>
    </tr>
  )
}
