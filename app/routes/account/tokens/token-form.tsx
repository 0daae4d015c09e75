import { useTranslation } from 'react-i18next'

import { errorOf, type FieldError } from '#app/ui/forms/field-error.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'

/** What was asked of a token, as written in the form. */
export interface TokenValues {
  name: string
  scopes: string[]
  days: string
}

interface Props {
  scopes: readonly string[]
  values: TokenValues
  errors: FieldError[]
}

/** The form by which an evaluator makes a token. */
export function TokenForm({ scopes, values, errors }: Props) {
  const { t } = useTranslation('account')
  const scopesError = errorOf(errors, 'scopes')
  return (
    <form method="post" className="form">
      <h2>{t('tokens.make')}</h2>
      <TextField
        id="name"
        label={t('tokens.name')}
        hint={t('tokens.nameHint')}
        error={errorOf(errors, 'name')}
        value={values.name}
        required
      />
      <fieldset id="scopes" aria-describedby={scopesError ? 'scopes-error' : undefined} tabIndex={-1}>
        <legend>{t('tokens.scopes')}</legend>
        {scopesError && (
          <p className="field-error" id="scopes-error">
            {scopesError}
          </p>
        )}
        {scopes.map((scope) => (
          <div key={scope} className="check">
            <input
              type="checkbox"
              id={`scope-${scope}`}
              name="scopes"
              value={scope}
              defaultChecked={values.scopes.includes(scope)}
            />
            <label htmlFor={`scope-${scope}`}>{t(`tokens.scope.${scope}`)}</label>
          </div>
        ))}
      </fieldset>
      <TextField
        id="days"
        label={t('tokens.days')}
        hint={t('tokens.daysHint')}
        error={errorOf(errors, 'days')}
        value={values.days}
        inputMode="numeric"
        required
      />
      <SubmitButton name="step" value="make">
        {t('tokens.submit')}
      </SubmitButton>
    </form>
  )
}
