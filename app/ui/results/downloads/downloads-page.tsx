import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import { FileList } from '#app/ui/results/release/file-list.tsx'
import { ReceiptTable } from '#app/ui/results/release/receipt-table.tsx'
import { ReleaseNotices } from '#app/ui/results/release/release-notices.tsx'

import type { DownloadsView } from './downloads-view.ts'
import { FormatTable } from './format-table.tsx'
import { LicenceLine } from './licence-line.tsx'
import { PublicRecords } from './public-records.tsx'
import { ReleaseHistory } from './release-history.tsx'

/** All that can be taken away of a release: its tables, how to read, cite and check them, and the other releases. */
export function DownloadsPage({ release, receipt, latest, files, records, lines, origin }: DownloadsView) {
  const { t } = useTranslation(['public', 'evaluator'])
  const format = useFormat()
  const { id, summary, publishedOn } = release
  const title = format.text(summary.wave.title)
  const formats = [...new Set(files.flatMap((file) => file.formats))]
  const successor = lines.find(({ supersedes }) => supersedes === id)
  return (
    <>
      <h1>{t('data.title')}</h1>
      <p className="lead">{t('data.lead')}</p>
      <ReleaseNotices release={release} latest={latest} />
      <section aria-labelledby="files" className="downloads">
        <h2 id="files">{t('data.files', { title })}</h2>
        <p className="small soft">
          {format.sentences(
            t('data.of', { id, date: format.date(publishedOn), cities: summary.counts.cities }),
            successor ? t('data.superseded', { id: successor.id }) : '',
            successor?.reason ? t('data.reason', { reason: format.text(successor.reason) }) : '',
          )}
        </p>
        <FileList
          files={files.map((file) => ({
            ...file,
            label: t([`data.table.${file.table}`, `evaluator:releasePage.file.${file.table}`]),
          }))}
          addressOf={(table, kind) => `/api/v1/releases/${id}/${table}?format=${kind}`}
        />
        <p>{t('data.marks')}</p>
        <details>
          <summary>{t('data.formats')}</summary>
          <FormatTable formats={formats} />
        </details>
      </section>
      {records && <PublicRecords {...records} />}
      <section aria-labelledby="use">
        <h2 id="use">{t('data.use')}</h2>
        <LicenceLine licence={summary.licence} />
        <p>{t('data.cite')}</p>
        <blockquote className="citation">
          {t(release.synthetic ? 'data.citationSynthetic' : 'data.citation', {
            title,
            id,
            date: format.date(publishedOn),
            address: `${origin}/data?release=${id}`,
          })}
        </blockquote>
        <p>{t('data.programs')}</p>
        <p className="button-row">
          <a href="/api">{t('data.api')}</a>
        </p>
      </section>
      <section aria-labelledby="check" className="downloads">
        <h2 id="check">{t('data.check')}</h2>
        <ol>
          {['index', 'weights', 'receipt'].map((key) => (
            <li key={key}>{t(`data.checking.${key}`, { id })}</li>
          ))}
        </ol>
        <details>
          <summary>{t('data.receipt')}</summary>
          <ReceiptTable receipt={receipt} />
        </details>
        <p className="button-row">
          <a href="/method">{t('data.method')}</a>
        </p>
      </section>
      <ReleaseHistory lines={lines} shown={id} />
    </>
  )
}
