import { useTranslation } from 'react-i18next'

/** The way on and back. "Continue" comes first in the page, so that the Enter key goes on and never back. */
export function StepButtons() {
  const { t } = useTranslation('resident')
  return (
    <div className="buttons">
      <button className="primary" name="intent" value="next">
        {t('question.continue')}
      </button>
      <button className="secondary" name="intent" value="back">
        {t('question.back')}
      </button>
    </div>
  )
}
