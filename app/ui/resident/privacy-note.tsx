import { useTranslation } from 'react-i18next'

/** How answers are used, in plain words. @param months the answers are kept after the survey closes */
export function PrivacyText({ months }: { months: number }) {
  const { t } = useTranslation('resident')
  return (
    <ul className="privacy-text">
      <li>{t('privacy.why')}</li>
      <li>{t('privacy.what')}</li>
      <li>{t('privacy.small')}</li>
      <li>{t('privacy.keep', { count: months })}</li>
      <li>{t('privacy.rights')}</li>
    </ul>
  )
}

/** The same, one tap away from every question. */
export function PrivacyNote({ months }: { months: number }) {
  const { t } = useTranslation('resident')
  return (
    <details className="privacy">
      <summary>{t('privacy.short')}</summary>
      <PrivacyText months={months} />
    </details>
  )
}
