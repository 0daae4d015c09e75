import type { ReactNode } from 'react'

interface Props {
  children: ReactNode
  /** `warning` is for what a reader must know before using a figure, `error` for a step that did not happen */
  tone?: 'note' | 'warning' | 'error'
}

/** A short text set apart; its tone is carried by the words and a rule at the side, not by colour alone. */
export function Notice({ children, tone = 'note' }: Props) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'error' ? 'alert' : undefined}>
      {children}
    </div>
  )
}
