import { useTranslation } from 'react-i18next'

import { Notice } from '#app/ui/layout/notice.tsx'

/** Stands on every page that shows synthetic data. */
export function SyntheticNotice() {
  const { t } = useTranslation('common')
  return (
    <Notice tone="warning">
      <p>
        <strong data-synthetic="">{t('notice.synthetic')}</strong>
        {t('notice.syntheticMore')}
      </p>
    </Notice>
  )
}
