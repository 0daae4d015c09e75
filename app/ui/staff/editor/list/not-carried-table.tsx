import { useTranslation } from 'react-i18next'

import { DataTable } from '#app/ui/tables/data-table.tsx'

export interface NotCarriedView {
  sheet: string
  row: number
  column: string
  value: string
  what: string
}

/** Everything of a file that the draft has no place for, by row and column. */
export function NotCarriedTable({ entries }: { entries: NotCarriedView[] }) {
  const { t } = useTranslation('evaluator')
  if (entries.length === 0) return <p>{t('questionnaires.upload.everything')}</p>
  return (
    <>
      <p>{t('questionnaires.upload.notCarriedLead', { count: entries.length })}</p>
      <DataTable label={t('questionnaires.upload.notCarried')} className="ruled">
        <thead>
          <tr>
            {(['sheet', 'row', 'column', 'value', 'what'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`questionnaires.upload.columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ sheet, row, column, value, what }, at) => (
            <tr key={at}>
              <td>{sheet}</td>
              <td className="number">{row}</td>
              <td>{column}</td>
              <td>{value}</td>
              <td>{t(`questionnaires.upload.reasons.${what}`)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  )
}
