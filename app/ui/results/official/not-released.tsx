import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { EmptyState } from '#app/ui/layout/empty-state.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'

/** A city before its first release: why there is nothing, and what comes next. */
export function NotReleased({ name }: { name: LocalText }) {
  const { t } = useTranslation('official')
  const format = useFormat()
  return (
    <SitePage>
      <h1>{format.text(name)}</h1>
      <EmptyState title={t('city.notReleased')}>
        <p>{t('city.notReleasedNext')}</p>
        <p>
          <a href="/method">{t('city.method')}</a>
        </p>
      </EmptyState>
    </SitePage>
  )
}
