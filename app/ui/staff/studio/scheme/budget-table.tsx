import { useTranslation } from 'react-i18next'

import { MOST_EXPERTS } from '#app/survey/scheme/scheme-fields.ts'
import type { Family, SchemeLevel } from '#app/survey/scheme/scheme-tree.ts'

import { DataTable } from '#app/ui/tables/data-table.tsx'

interface Props {
  level: SchemeLevel
  families: Family[]
  fields: Record<string, string>
  nameOf: (code: string) => string
}

/** Lines that are offered to begin with, and left empty after the last expert. */
const FEWEST_LINES = 3

/** One line an expert, one column an index: the points each gave. Shown where budgets are the method. */
export function BudgetTable({ level, families, fields, nameOf }: Props) {
  const { t } = useTranslation('evaluator')
  const codes = families.flatMap(({ children }) => children)
  const filled = Array.from({ length: MOST_EXPERTS }, (_, at) => at).filter(
    (at) => fields[`expert.${level}.${at}`] !== undefined,
  ).length
  const lines = Math.min(MOST_EXPERTS, Math.max(FEWEST_LINES, filled + 1))
  return (
    <div className="for-budget">
      <p className="small soft">{t('studio.budget.reading')}</p>
      <DataTable label={t('studio.budget.table')}>
        <thead>
          <tr>
            <th scope="col">{t('studio.budget.expert')}</th>
            {codes.map((code) => (
              <th key={code} scope="col" className="number">
                <abbr title={nameOf(code)}>{code}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: lines }, (_, at) => (
            <tr key={at}>
              <td>
                <input
                  className="control budget-name"
                  name={`expert.${level}.${at}`}
                  aria-label={t('studio.budget.name', { number: at + 1 })}
                  defaultValue={fields[`expert.${level}.${at}`] ?? ''}
                />
              </td>
              {codes.map((code) => (
                <td key={code}>
                  <input
                    className="control budget-points"
                    type="number"
                    min={0}
                    step="any"
                    name={`points.${code}.${at}`}
                    aria-label={t('studio.budget.points', {
                      number: at + 1,
                      index: `${code} ${nameOf(code)}`,
                    })}
                    defaultValue={fields[`points.${code}.${at}`] ?? ''}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  )
}
