import { useTranslation } from 'react-i18next'

import type { Receipt } from '#app/survey/reports/report.ts'

import { DataTable } from '#app/ui/tables/data-table.tsx'

const PARTS = [
  'responses',
  'margins',
  'indicators',
  'cities',
  'questionnaire',
  'framework',
  'recipe',
  'code',
  'results',
] as const

/** The hashes of everything a release was made from. How many answers there were in all would tell on hidden cities. */
export function ReceiptTable({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation('common')
  return (
    <DataTable label={t('receipt.table')} className="receipt">
      <thead>
        <tr>
          <th scope="col">{t('receipt.what')}</th>
          <th scope="col">{t('receipt.hash')}</th>
        </tr>
      </thead>
      <tbody>
        {PARTS.map((part) => (
          <tr key={part}>
            <th scope="row" className="nowrap">
              {t(`receipt.${part}`)}
            </th>
            <td>
              <code>{part === 'responses' ? receipt.responses.hash : receipt[part]}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
