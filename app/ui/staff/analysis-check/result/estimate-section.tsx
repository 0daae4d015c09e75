import { useTranslation } from 'react-i18next'

import type { CheckedEstimate } from '#app/survey/reports/check-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { CovarianceTable } from './covariance-table.tsx'
import { CheckFigureCell } from './figure-cell.tsx'
import {
  decimalsOf,
  useCheckWords,
  varyingParts,
  type Digits,
} from '#app/ui/staff/analysis-check/use-check-words.ts'

/** statistics whose row is a comparison, not a sample */
const COMPARES = new Set(['contrast', 'ttest', 'chisq'])

/** One request: what was asked, the table of its rows, and the joint covariance on demand. */
export function EstimateSection({ estimate, digits }: { estimate: CheckedEstimate; digits: Digits }) {
  const { t } = useTranslation('evaluator')
  const words = useCheckWords()
  const format = useFormat()
  const { id, statistic, asked, table, besides, covariance } = estimate
  const whole = COMPARES.has(statistic) ? id : t('check.wholeSample')
  const varying = varyingParts(table.rows.map(({ label }) => label))
  const decimals = table.columns.map((_, column) =>
    decimalsOf(table.rows.map(({ figures }) => figures[column] ?? null)),
  )
  const by = table.rows[0]?.label.by.map(([column]) => column) ?? []
  return (
    <section className="check-estimate" aria-labelledby={`estimate-${id}`}>
      <h3 id={`estimate-${id}`}>
        {words.statistic(statistic)} <code>{id}</code>
      </h3>
      <p className="check-asked">
        {asked.map(([field, value]) => (
          <span key={field}>
            <code>{field}</code> {value}
          </span>
        ))}
      </p>
      {table.rows.length === 0 ? (
        <p>{t('check.noRows')}</p>
      ) : (
        <DataTable label={t('check.tableOf', { id })} className="sticky-first check-table">
          <thead>
            <tr>
              <th scope="col">{by.length > 0 ? by.join(' · ') : t('check.row')}</th>
              {table.columns.map((column) => (
                <th key={column} scope="col" className="number">
                  {words.heading(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ label, figures }, row) => (
              <tr key={row}>
                <th scope="row">{words.label(label, varying, whole)}</th>
                {figures.map((value, column) => (
                  <CheckFigureCell
                    key={table.columns[column]}
                    value={value}
                    digits={digits}
                    decimals={decimals[column]!}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {table.total > table.rows.length && (
        <p className="small">
          {t('check.cut', { shown: format.count(table.rows.length), total: format.count(table.total) })}
        </p>
      )}
      {besides.map(([name, value]) => (
        <p key={name} className="check-asked">
          <span>
            <code>{name}</code> {value}
          </span>
        </p>
      ))}
      {covariance && <CovarianceTable id={id} covariance={covariance} digits={digits} />}
    </section>
  )
}
