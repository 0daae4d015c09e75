import { useTranslation } from 'react-i18next'

/** What the phone keeps, and the way to clear it on a shared one. Shown by the phone's script while it keeps something. */
export function KeptOnPhone() {
  const { t } = useTranslation('resident')
  return (
    <p id="kept" className="kept" hidden>
      {t('saved.onPhone')}{' '}
      <button className="quiet" form="answer-form" name="intent" value="clear">
        {t('unsent.clear')}
      </button>
    </p>
  )
}
