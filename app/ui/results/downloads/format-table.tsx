import { useTranslation } from 'react-i18next'

import { DataTable } from '#app/ui/tables/data-table.tsx'

/** Which format is for whom. */
export function FormatTable({ formats }: { formats: string[] }) {
  const { t } = useTranslation('public')
  return (
    <DataTable label={t('data.formats')}>
      <thead>
        <tr>
          <th scope="col">{t('data.format')}</th>
          <th scope="col">{t('data.for')}</th>
        </tr>
      </thead>
      <tbody>
        {formats.map((format) => (
          <tr key={format}>
            <th scope="row">{format.toUpperCase()}</th>
            <td className="words">{t(`data.formatFor.${format}`)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
