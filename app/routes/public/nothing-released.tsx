import { useTranslation } from 'react-i18next'

import { EmptyState } from '#app/ui/layout/empty-state.tsx'

/** What stands on pages of results before the first release. */
export function NothingReleased({ title }: { title: string }) {
  const { t } = useTranslation('public')
  return (
    <>
      <h1>{title}</h1>
      <EmptyState title={t('ranking.empty')}>
        <p>{t('ranking.emptyNext')}</p>
        <p>
          <a href="/method">{t('ranking.emptyMethod')}</a>
        </p>
      </EmptyState>
    </>
  )
}
