import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import { FileList } from '#app/ui/results/release/file-list.tsx'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import type { PublicRecordsView } from './downloads-view.ts'

/** The anonymous records of a release that everyone may have, with what was made coarser so that nobody is found. */
export function PublicRecords({ releaseId, report, formats }: PublicRecordsView) {
  const { t } = useTranslation('public')
  const format = useFormat()
  return (
    <section aria-labelledby="records" className="downloads">
      <h2 id="records">{t('data.records.title')}</h2>
      <p>
        {t('data.records.holds', {
          rows: format.count(report.rows),
          cities: format.count(report.cities),
          k: format.count(report.k),
        })}
      </p>
      <FileList
        files={[{ table: 'public-file', label: t('data.records.file'), formats }]}
        addressOf={(table, kind) => `/api/v1/releases/${releaseId}/${table}?format=${kind}`}
      />
      <details>
        <summary>{t('data.records.report')}</summary>
        <p>
          {t('data.records.loss', {
            suppression: format.share(report.suppression),
            largest: format.decimal(report.shareDifference.largest, 1),
            mean: format.decimal(report.shareDifference.mean, 2),
          })}
        </p>
        <DataTable label={t('data.records.table')}>
          <thead>
            <tr>
              <th scope="col">{t('data.records.known')}</th>
              <th scope="col">{t('data.records.level')}</th>
              <th scope="col" className="number">
                {t('data.records.emptied')}
              </th>
            </tr>
          </thead>
          <tbody>
            {report.identifiers.map(({ name, label, levelLabel, hidden, suppressed }) => (
              <tr key={name}>
                <th scope="row">{format.text(label)}</th>
                <td>{format.text(levelLabel)}</td>
                <td className="number">{format.count(hidden + suppressed)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
        {report.itemsLeftOut.length > 0 && (
          <p className="small soft">{t('data.records.leftOut', { items: report.itemsLeftOut.join(', ') })}</p>
        )}
      </details>
    </section>
  )
}
