import type { ReactNode } from 'react'

/** What stands where there is nothing yet: what is missing, and what to do next. */
export function EmptyState({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="empty-state">
      <p className="empty-state-title">{title}</p>
      <div>{children}</div>
    </div>
  )
}
