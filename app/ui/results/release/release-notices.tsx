import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import { withQuery } from '#app/ui/format/with-query.ts'
import { Notice } from '#app/ui/layout/notice.tsx'

import type { ReleaseView } from './release-view.ts'
import { SyntheticNotice } from './synthetic-notice.tsx'

interface Props {
  release: ReleaseView
  /** true when the page shows the newest release */
  latest?: boolean
  /** path and query of the page, so that the way to the newest release keeps what was chosen */
  path?: string
}

/** What must be known before any figure of a release is read: that it is synthetic, a working reading, or not the latest. */
export function ReleaseNotices({ release, latest = true, path }: Props) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const { framework } = release.summary
  const { supersedes, reason, successor } = release
  return (
    <>
      {release.synthetic && <SyntheticNotice />}
      {framework.status === 'working' && (
        <Notice>
          <p>{format.text(framework.statusNote)}</p>
        </Notice>
      )}
      {!latest && (
        <Notice>
          <p>
            {t('notice.notLatest', { id: release.id, date: format.date(release.publishedOn) })}{' '}
            <a className="no-print" href={path ? withQuery(path, { release: null }) : '?'}>
              {t('notice.toLatest')}
            </a>
          </p>
        </Notice>
      )}
      {successor?.reason && (
        <Notice tone="warning">
          <p>{t('notice.superseded', { id: successor.id, reason: format.text(successor.reason) })}</p>
        </Notice>
      )}
      {supersedes && reason && (
        <Notice>
          <p>{t('notice.supersedes', { id: supersedes, reason: format.text(reason) })}</p>
        </Notice>
      )}
    </>
  )
}
