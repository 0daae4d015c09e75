import type { ReactNode } from 'react'

import { ErrorSummary } from './error-summary.tsx'

interface Props {
  title: string
  lead: string
  label: string
  hint: string
  /** what was typed before */
  typed: string
  /** why the code typed in did not do, in words */
  fault: string | null
  /** where it is sent; to the page's own address when absent */
  action?: string
  /** what can be done with the code */
  children: ReactNode
}

/** A page on which a code is typed in, from a letter or a screen. */
export function CodeForm({ title, lead, label, hint, typed, fault, action, children }: Props) {
  return (
    <form method="post" action={action} noValidate>
      {fault && <ErrorSummary faults={[fault]} />}
      <h1 id="question" tabIndex={-1}>
        {title}
      </h1>
      <p>{lead}</p>
      <label className="field" htmlFor="answer">
        {label}
      </label>
      <p className="hint" id="code-hint">
        {hint}
      </p>
      {fault && (
        <p className="fault" id="fault">
          {fault}
        </p>
      )}
      <input
        className="code"
        id="answer"
        name="code"
        type="text"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        defaultValue={typed}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? 'code-hint fault' : 'code-hint'}
      />
      <div className="buttons">{children}</div>
    </form>
  )
}
