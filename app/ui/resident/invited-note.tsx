import { useTranslation } from 'react-i18next'

/** What becomes of an invitation: with script it cannot be traced, and without, that is promised less firmly. */
export function InvitedNote() {
  const { t } = useTranslation('resident')
  return (
    <>
      <h2>{t('invited.title')}</h2>
      <p>{t('invited.ticket')}</p>
      <noscript>
        <p>{t('invited.withoutScript')}</p>
      </noscript>
    </>
  )
}
