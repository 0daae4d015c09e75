import { useTranslation } from 'react-i18next'

import { errorOf, type FieldError } from '#app/ui/forms/field-error.ts'
import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'

interface Props {
  roles: string[]
  values: { name: string; role: string; cities: string }
  errors: FieldError[]
}

/** The form that adds an account; the password is set by the link that follows. */
export function AddAccountForm({ roles, values, errors }: Props) {
  const { t } = useTranslation('operator')
  return (
    <form method="post" action="/operator" className="form">
      <TextField
        id="name"
        label={t('accounts.name')}
        hint={t('add.nameHint')}
        error={errorOf(errors, 'name')}
        value={values.name}
        required
      />
      <SelectField
        id="role"
        label={t('accounts.role')}
        error={errorOf(errors, 'role')}
        value={values.role}
        emptyLabel={t('add.choose')}
        options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        required
      />
      <TextField
        id="cities"
        label={t('accounts.cities')}
        hint={t('add.citiesHint')}
        error={errorOf(errors, 'cities')}
        value={values.cities}
      />
      <SubmitButton>{t('add.submit')}</SubmitButton>
    </form>
  )
}
