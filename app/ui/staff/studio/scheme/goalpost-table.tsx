import { useTranslation } from 'react-i18next'

import { ENDS } from '#app/survey/scheme/scheme-fields.ts'

import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { useSourceWords } from '#app/ui/format/use-source-words.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import type { NamedIndicator } from '#app/ui/staff/studio/studio-view.ts'

interface Props {
  indicators: NamedIndicator[]
  fields: Record<string, string>
}

/** Digits of a reference goalpost; more would not be read. */
const DIGITS = 5

/** Both ends of every indicator's scale, to be typed; an empty field stands for the framework's, shown beside. */
export function GoalpostTable({ indicators, fields }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const words = useSourceWords()
  const shown = (value: number) => String(Number(value.toPrecision(DIGITS)))
  const typed = indicators.some(({ code }) => ENDS.some((end) => (fields[`${end}.${code}`] ?? '') !== ''))
  return (
    <details className="for-goalposts studio-fold" open={typed}>
      <summary>{t('studio.goalposts.title')}</summary>
      <p className="small soft">{t('studio.goalposts.reading')}</p>
      <DataTable label={t('studio.goalposts.title')} className="goalposts">
        <thead>
          <tr>
            <th scope="col">{t('studio.goalposts.indicator')}</th>
            {ENDS.map((end) => (
              <th key={end} scope="col" className="number">
                {t(`studio.goalposts.${end}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {indicators.map(({ code, node, name, unit, low, high }) => (
            <tr key={code}>
              <th scope="row">
                {node} {format.text(name)}
                <span className="beneath">
                  {t('studio.goalposts.own', { low: shown(low), high: shown(high), unit: words.unit(unit) })}
                </span>
              </th>
              {ENDS.map((end) => (
                <td key={end}>
                  <input
                    className="control"
                    name={`${end}.${code}`}
                    data-goalpost=""
                    autoComplete="off"
                    aria-label={t('studio.goalposts.field', {
                      end: t(`studio.goalposts.${end}`),
                      indicator: format.text(name),
                    })}
                    defaultValue={fields[`${end}.${code}`] ?? ''}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
      <SubmitButton name="intent" value="reset-goalposts" tone="quiet">
        {t('studio.goalposts.reset')}
      </SubmitButton>
    </details>
  )
}
