import { useTranslation } from 'react-i18next'

import { Notice } from '#app/ui/layout/notice.tsx'

/** What intervals of open participation assume; stands on every page that prints one. */
export function ModelBasedNote() {
  const { t } = useTranslation('common')
  return (
    <Notice tone="warning">
      <p>
        <strong>{t('interval.title')}</strong> {t('interval.assumptions')}
      </p>
    </Notice>
  )
}
