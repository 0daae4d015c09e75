import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import { withQuery } from '#app/ui/format/with-query.ts'

interface Props {
  /** newest first */
  releases: { id: string; publishedOn: string }[]
  shown: string
  path: string
}

/** All releases, the one that is shown marked; with a single one there is nothing to choose. */
export function ReleaseChoice({ releases, shown, path }: Props) {
  const { t } = useTranslation('official')
  const format = useFormat()
  if (releases.length < 2) return null
  return (
    <nav className="no-print" aria-labelledby="releases">
      <h2 id="releases">{t('releases.title')}</h2>
      <ul>
        {releases.map(({ id, publishedOn }, at) => (
          <li key={id}>
            <a
              href={withQuery(path, { release: at === 0 ? null : id })}
              aria-current={id === shown ? 'page' : undefined}
            >
              {t('releases.one', { id, date: format.date(publishedOn) })}
            </a>
            {id === shown && ` ${t('releases.shown')}`}
          </li>
        ))}
      </ul>
    </nav>
  )
}
