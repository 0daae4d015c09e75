import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

import type { ReleaseRow } from './downloads-view.ts'

/** All releases, newest first. A release is never changed: a correction is a release of its own that supersedes it. */
export function ReleaseHistory({ lines, shown }: { lines: ReleaseRow[]; shown: string }) {
  const { t } = useTranslation('public')
  const format = useFormat()
  const state = ({ id, supersedes, reason }: ReleaseRow) => {
    const successor = lines.find((line) => line.supersedes === id)
    return format.sentences(
      successor ? t('data.superseded', { id: successor.id }) : t('data.inForce'),
      supersedes ? t('data.supersedes', { id: supersedes }) : '',
      supersedes && reason ? t('data.reason', { reason: format.text(reason) }) : '',
    )
  }
  return (
    <section aria-labelledby="releases">
      <h2 id="releases">{t('data.releases')}</h2>
      <p>{t('data.releasesReading')}</p>
      <DataTable label={t('data.history')} className="stacked">
        <thead>
          <tr>
            <th scope="col">{t('data.release')}</th>
            <th scope="col">{t('data.published')}</th>
            <th scope="col">{t('data.state')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <a href={`/data?release=${line.id}`} aria-current={line.id === shown ? 'true' : undefined}>
                  {line.id}
                </a>
                {line.synthetic && <span className="city-kind">{t('data.synthetic')}</span>}
              </th>
              <td className="nowrap" data-label={t('data.published')}>
                {format.date(line.publishedOn)}
              </td>
              <td className="words whole" data-label={t('data.state')}>
                {state(line)} <a href={`/ranking?release=${line.id}`}>{t('data.ranking')}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  )
}
