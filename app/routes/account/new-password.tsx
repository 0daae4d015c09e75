import { useTranslation } from 'react-i18next'

import { errorOf, type FieldError } from '#app/ui/forms/field-error.ts'
import { PasswordField } from '#app/ui/forms/password-field.tsx'

interface Props {
  /** whose password it is, for password managers */
  name: string
  errors: FieldError[]
}

/** The two fields of a new password. */
export function NewPassword({ name, errors }: Props) {
  const { t } = useTranslation('account')
  return (
    <>
      <input type="text" autoComplete="username" value={name} readOnly hidden />
      <PasswordField
        id="password"
        label={t('password.new')}
        hint={t('password.hint')}
        error={errorOf(errors, 'password')}
        autoComplete="new-password"
      />
      <PasswordField
        id="repeat"
        label={t('password.repeat')}
        error={errorOf(errors, 'repeat')}
        autoComplete="new-password"
      />
    </>
  )
}
