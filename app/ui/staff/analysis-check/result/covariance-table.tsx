import { useTranslation } from 'react-i18next'

import type { CheckedEstimate } from '#app/survey/reports/check-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { CheckFigureCell } from './figure-cell.tsx'
import {
  decimalsOf,
  useCheckWords,
  varyingParts,
  type Digits,
} from '#app/ui/staff/analysis-check/use-check-words.ts'

interface Props {
  id: string
  covariance: NonNullable<CheckedEstimate['covariance']>
  digits: Digits
}

/** The joint covariance of the rows of an estimate, folded away until it is wanted. */
export function CovarianceTable({ id, covariance, digits }: Props) {
  const { t } = useTranslation('evaluator')
  const words = useCheckWords()
  const format = useFormat()
  const { labels, matrix, total } = covariance
  const varying = varyingParts(labels)
  const decimals = decimalsOf(matrix.flat())
  const names = labels.map((label) => words.label(label, varying, id))
  return (
    <details>
      <summary>{t('check.covariance', { rows: format.count(total) })}</summary>
      <DataTable label={t('check.covarianceOf', { id })} className="sticky-first check-table">
        <thead>
          <tr>
            <td />
            {names.map((name, column) => (
              <th key={column} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map((figures, row) => (
            <tr key={row}>
              <th scope="row">{names[row]}</th>
              {figures.map((value, column) => (
                <CheckFigureCell key={column} value={value} digits={digits} decimals={decimals} />
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
      {total > labels.length && (
        <p className="small">
          {t('check.cut', { shown: format.count(labels.length), total: format.count(total) })}
        </p>
      )}
    </details>
  )
}
