import { useTranslation } from 'react-i18next'

import type { CheckedAnalysis, IndexReport, IndexTable } from '#app/survey/reports/check-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { CheckFigureCell } from './figure-cell.tsx'
import { decimalsOf, useCheckWords, type Digits } from '#app/ui/staff/analysis-check/use-check-words.ts'

/** A composite index: what to know, the data sets its steps wrote, and the further results. */
export function IndexSections({ report, digits }: { report: IndexReport; digits: Digits }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  return (
    <>
      <p>{t('check.index.units', { units: format.count(report.units) })}</p>
      {report.warnings.map(({ code, message }, i) => (
        <Notice key={i} tone="warning">
          <p>
            <span lang="en">{message}</span> <code>{code}</code>
          </p>
        </Notice>
      ))}
      <h2>{t('check.index.datasets')}</h2>
      {report.tables.length === 0 && <p>{t('check.index.noDatasets')}</p>}
      {report.tables.map((table) => (
        <DatasetTable key={table.name} table={table} digits={digits} />
      ))}
      {report.analyses.length > 0 && <h2>{t('check.index.analyses')}</h2>}
      {report.analyses.map((analysis) => (
        <AnalysisTable key={analysis.id} analysis={analysis} digits={digits} />
      ))}
    </>
  )
}

function DatasetTable({ table, digits }: { table: IndexTable; digits: Digits }) {
  const { t } = useTranslation('evaluator')
  const words = useCheckWords()
  const { name, step, units, codes, values, total } = table
  const decimals = codes.map((_, column) => decimalsOf(values.map((row) => row[column] ?? null)))
  return (
    <section className="check-estimate" aria-labelledby={`dataset-${name}`}>
      <h3 id={`dataset-${name}`}>
        {words.step(step)} <code>{name}</code>
      </h3>
      {units.length === 0 ? (
        <p>{t('check.noRows')}</p>
      ) : (
        <DataTable label={t('check.tableOf', { id: name })} className="sticky-first check-table">
          <thead>
            <tr>
              <th scope="col">{t('check.index.unit')}</th>
              {codes.map((code) => (
                <th key={code} scope="col" className="number">
                  {words.heading(code)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map((unit, row) => (
              <tr key={row}>
                <th scope="row">{unit}</th>
                {values[row]!.map((value, column) => (
                  <CheckFigureCell
                    key={codes[column]}
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
      <Cut shown={units.length} total={total} />
    </section>
  )
}

function AnalysisTable({ analysis, digits }: { analysis: CheckedAnalysis; digits: Digits }) {
  const { t } = useTranslation('evaluator')
  const { id, type, lines, total } = analysis
  const decimals = decimalsOf(lines.map(([, value]) => value))
  return (
    <section className="check-estimate" aria-labelledby={`analysis-${id}`}>
      <h3 id={`analysis-${id}`}>
        {id} <code>{type}</code>
      </h3>
      <DataTable label={t('check.tableOf', { id })} className="sticky-first check-table">
        <thead>
          <tr>
            <th scope="col">{t('check.index.place')}</th>
            <th scope="col" className="number">
              {t('check.index.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([place, value], row) => (
            <tr key={row}>
              <th scope="row">{place || id}</th>
              <CheckFigureCell value={value} digits={digits} decimals={decimals} />
            </tr>
          ))}
        </tbody>
      </DataTable>
      <Cut shown={lines.length} total={total} />
    </section>
  )
}

function Cut({ shown, total }: { shown: number; total: number }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  if (total <= shown) return null
  return <p className="small">{t('check.cut', { shown: format.count(shown), total: format.count(total) })}</p>
}
