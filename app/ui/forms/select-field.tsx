import { Field, type FieldProps } from './field.tsx'

interface Props extends FieldProps {
  options: { value: string; label: string }[]
  value?: string | undefined
  /** a first line that chooses nothing, such as "Choose" */
  emptyLabel?: string | undefined
  required?: boolean | undefined
}

/** A field that offers one choice from a list. */
export function SelectField({ options, value, emptyLabel, required, ...around }: Props) {
  return (
    <Field {...around}>
      {(control) => (
        <select {...control} defaultValue={value} required={required}>
          {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
