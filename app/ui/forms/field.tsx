import type { ReactNode } from 'react'

/** What every field shows around its control. */
export interface FieldProps {
  /** id of the control; also its `name` unless one is given */
  id: string
  name?: string | undefined
  label: string
  hint?: string | undefined
  error?: string | undefined
}

/** What a control says of itself, so that label, hint and error are read out with it. */
export interface ControlProps {
  id: string
  name: string
  className: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** Label, hint, error and control, top to bottom. */
export function Field({
  id,
  name = id,
  label,
  hint,
  error,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children({
        id,
        name,
        className: 'control',
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
    </div>
  )
}
