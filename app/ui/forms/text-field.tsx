import { Field, type FieldProps } from './field.tsx'

interface Props extends FieldProps {
  value?: string | undefined
  type?: 'text' | 'date' | 'number' | 'search' | undefined
  autoComplete?: string | undefined
  required?: boolean | undefined
  /** rows of a text of several lines; one line when absent */
  rows?: number | undefined
  inputMode?: 'text' | 'numeric' | 'decimal' | undefined
}

/** A field for text of one line or several. */
export function TextField({ value, type = 'text', autoComplete = 'off', required, rows, ...field }: Props) {
  const { inputMode, ...around } = field
  return (
    <Field {...around}>
      {(control) =>
        rows ? (
          <textarea {...control} rows={rows} defaultValue={value} required={required} />
        ) : (
          <input
            {...control}
            type={type}
            defaultValue={value}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            inputMode={inputMode}
            required={required}
          />
        )
      }
    </Field>
  )
}
