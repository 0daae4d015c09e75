import { useTranslation } from 'react-i18next'

import { errorOf, type FieldError } from '#app/ui/forms/field-error.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'

interface Props {
  isOfficial: boolean
  disabled: boolean
  /** as written in the field */
  cities: string
  errors: FieldError[]
}

/** What an operator can do with one account: bind it to cities, hand out a new password, keep it out. */
export function AccountSteps({ isOfficial, disabled, cities, errors }: Props) {
  const { t } = useTranslation('operator')
  return (
    <>
      {isOfficial && (
        <form method="post" className="form">
          <h2>{t('steps.citiesTitle')}</h2>
          <TextField
            id="cities"
            label={t('accounts.cities')}
            hint={t('add.citiesHint')}
            error={errorOf(errors, 'cities')}
            value={cities}
            rows={3}
          />
          <SubmitButton name="step" value="cities">
            {t('steps.cities')}
          </SubmitButton>
        </form>
      )}
      <form method="post" id="step">
        <h2>{t('steps.access')}</h2>
        {!disabled && <p>{t('steps.linkExplained')}</p>}
        <p>{t(disabled ? 'steps.enableExplained' : 'steps.disableExplained')}</p>
        <div className="button-row">
          {!disabled && (
            <SubmitButton name="step" value="link" tone="quiet">
              {t('steps.link')}
            </SubmitButton>
          )}
          <SubmitButton
            name="step"
            value={disabled ? 'enable' : 'disable'}
            tone={disabled ? 'quiet' : 'danger'}
          >
            {t(disabled ? 'steps.enable' : 'steps.disable')}
          </SubmitButton>
        </div>
      </form>
    </>
  )
}
