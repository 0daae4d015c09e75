import { useTranslation } from 'react-i18next'

import type { CheckedStep, WeightsPicture } from '#app/survey/reports/check-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { CheckFigureCell } from './figure-cell.tsx'
import { decimalsOf, useCheckWords, type Digits } from '#app/ui/staff/analysis-check/use-check-words.ts'
import { WeightsChart } from './weights-chart.tsx'

interface Props {
  steps: CheckedStep[]
  picture: WeightsPicture | null
  digits: Digits
}

const HIGH_KISH = 2
const MANY_MEDIANS = 5
const MEDIAN = 3

/** What the weights look like after every step, before and after in one picture, and what deserves a look. */
export function WeightsSection({ steps, picture, digits }: Props) {
  const { t } = useTranslation('evaluator')
  const words = useCheckWords()
  const format = useFormat()
  const columns = [...new Set(steps.flatMap(({ figures }) => Object.keys(figures)))]
  const decimals = columns.map((column) => decimalsOf(steps.map(({ figures }) => figures[column] ?? null)))
  const kish = steps.at(-1)?.figures['kishDeff']
  const after = picture?.quantiles.after
  const medians = after ? after.at(-1)! / after[MEDIAN]! : 0
  return (
    <>
      {typeof kish === 'number' && kish > HIGH_KISH && (
        <Notice tone="warning">
          <p>{t('check.weights.highKish', { kish: format.decimal(kish, 2) })}</p>
        </Notice>
      )}
      {medians > MANY_MEDIANS && (
        <Notice tone="warning">
          <p>{t('check.weights.manyMedians', { medians: format.decimal(medians, 1) })}</p>
        </Notice>
      )}
      <DataTable label={t('check.weights.table')} showLabel className="sticky-first check-table">
        <thead>
          <tr>
            <th scope="col">{t('check.weights.after')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="number">
                {words.heading(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map(({ step, figures }, row) => (
            <tr key={row}>
              <th scope="row">{row === 0 ? words.step(step) : `${row}. ${words.step(step)}`}</th>
              {columns.map((column, at) => (
                <CheckFigureCell
                  key={column}
                  value={figures[column] ?? null}
                  digits={digits}
                  decimals={decimals[at]!}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
      {picture && <WeightsChart picture={picture} />}
    </>
  )
}
