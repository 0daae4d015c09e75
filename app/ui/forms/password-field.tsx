import { Field, type FieldProps } from './field.tsx'

interface Props extends FieldProps {
  /** tells password managers whether to fill in the present password or to offer a new one */
  autoComplete: 'current-password' | 'new-password'
}

/** A field for a password; what was typed never comes back to the page. */
export function PasswordField({ autoComplete, ...around }: Props) {
  return (
    <Field {...around}>
      {(control) => <input {...control} type="password" autoComplete={autoComplete} required />}
    </Field>
  )
}
