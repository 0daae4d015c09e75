import { useTranslation } from 'react-i18next'

import type { CrossTableReport } from '#app/survey/workbench/cross-table-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { SIGNIFICANT, type TableWords } from './use-table-words.ts'

interface Props {
  table: CrossTableReport
  words: TableWords
}

/** Means compared in pairs or with all others, with p-values before and after correction. */
export function ComparisonTable({ table, words }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { comparisons, comparing, choices } = table
  if (comparisons === null) return <p>{t('tables.comparisons.withheld')}</p>
  if (comparisons.length === 0) return null
  const number = (value: number | null) => (value === null ? '–' : format.decimal(value, 2))
  const label = t(`tables.comparisons.${comparing}`)
  return (
    <section aria-labelledby="comparisons">
      <h2 id="comparisons">{label}</h2>
      <p>{t(`tables.comparisons.reading.${choices.correction}`, { count: comparisons.length })}</p>
      <DataTable label={`${format.text(table.item.label)} · ${label}`} className="sticky-first">
        <thead>
          <tr>
            <th scope="col">{t('tables.comparisons.who')}</th>
            {(['difference', 'se', 'low', 'high', 'p', 'adjustedP'] as const).map((key) => (
              <th key={key} scope="col" className="number">
                {t(`tables.${key}`)}
              </th>
            ))}
            <th scope="col">{t('tables.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {comparisons.map((line, at) => (
            <tr key={at}>
              <th scope="row">
                {t('tables.comparisons.against', {
                  first: words.group(line.first),
                  second: line.second === null ? t('tables.comparisons.others') : words.group(line.second),
                })}
              </th>
              <td className="number">{number(line.difference)}</td>
              <td className="number">{number(line.se)}</td>
              <td className="number">{number(line.low)}</td>
              <td className="number">{number(line.high)}</td>
              <td className="number">{words.p(line.pValue)}</td>
              <td className="number">{words.p(line.adjustedP)}</td>
              <td>
                {line.adjustedP !== null && line.adjustedP < SIGNIFICANT ? (
                  <strong>{t('tables.differs')}</strong>
                ) : (
                  t('tables.notShown')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  )
}
