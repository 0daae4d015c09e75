import { useTranslation } from 'react-i18next'

import type { BatchView } from '#app/survey/wave/invited/sample-view.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

/** Batches up to which the table stands open; what is done with them comes below it. */
const MOST_OPEN = 8

/** The batches of a city; how many were used is told in tens, so that nobody can be watched. */
export function BatchTable({ batches }: { batches: BatchView[] }) {
  const { t } = useTranslation('sample')
  const format = useFormat()
  if (batches.length === 0) return null
  const coarse = (count: number | null) =>
    count === null ? t('batch.few') : t('batch.atLeast', { n: format.count(count) })
  return (
    <details open={batches.length <= MOST_OPEN}>
      <summary>{t('batch.counted', { n: format.count(batches.length) })}</summary>
      <DataTable label={t('batch.title')} className="figures stacked">
        <thead>
          <tr>
            <th scope="col">{t('batch.number')}</th>
            <th scope="col">{t('batch.made')}</th>
            <th scope="col" className="number">
              {t('invitations')}
            </th>
            <th scope="col" className="number">
              {t('batch.redeemed')}
            </th>
            <th scope="col" className="number">
              {t('batch.declined')}
            </th>
          </tr>
        </thead>
        <tbody>
          {batches.map(({ number, createdOn, invitations, redeemed, declined }) => (
            <tr key={number}>
              <th scope="row">
                <span className="narrow-only">{t('batch.number')} </span>
                {number}
              </th>
              <td data-label={t('batch.made')}>{format.date(createdOn)}</td>
              <td className="number" data-label={t('invitations')}>
                {format.count(invitations)}
              </td>
              <td className="number" data-label={t('batch.redeemed')}>
                {coarse(redeemed)}
              </td>
              <td className="number" data-label={t('batch.declined')}>
                {coarse(declined)}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <p className="soft">{t('batch.reading')}</p>
    </details>
  )
}
