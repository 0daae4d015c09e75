import type { ReactNode } from 'react'

interface Props {
  children: ReactNode
  /** sent with the form, for forms with several buttons */
  name?: string | undefined
  value?: string | undefined
  /** `quiet` stands beside a main button; `danger` is for what cannot be undone or keeps someone out */
  tone?: 'main' | 'quiet' | 'danger'
}

const CLASSES = { main: 'button', quiet: 'button button-quiet', danger: 'button button-quiet button-danger' }

/** The button that sends a form; its label is the verb of what will happen. */
export function SubmitButton({ children, name, value, tone = 'main' }: Props) {
  return (
    <button type="submit" className={CLASSES[tone]} name={name} value={value}>
      {children}
    </button>
  )
}
