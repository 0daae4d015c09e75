import { useTranslation } from 'react-i18next'

import { withQuery } from '#app/ui/format/with-query.ts'
import type { Edition } from '#app/survey/reports/report.ts'

interface Props {
  /** ids of the sections below the table */
  parts: string[]
  /** the release asked for; null for the newest */
  release: string | null
  edition: Edition
}

/** What else a reader can do with the ranking, and the sections that a long table hides from view. */
export function OnThisPage({ parts, release, edition }: Props) {
  const { t } = useTranslation('public')
  const carried = { release, edition: edition === 'blended' ? null : edition }
  return (
    <nav className="on-this-page no-print" aria-label={t('ranking.onPage')}>
      <ul>
        <li>
          <a href={withQuery('/ranking/my-weights', carried)}>{t('own.invite')}</a>
        </li>
        <li>
          <a href={withQuery('/compare', carried)}>{t('compare.link')}</a>
        </li>
        <li>
          <a href={withQuery('/data', { release })}>{t('data.link')}</a>
        </li>
        {parts.map((part) => (
          <li key={part}>
            <a href={`#${part}`}>{t(`ranking.part.${part}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
