import type { ReactNode } from 'react'

interface Props {
  /** names the table and its scrolling region */
  label: string
  /** shown above the table; otherwise the label is for assistive technology only */
  showLabel?: boolean
  /** `figures` aligns all but the first column at the end; `sticky` keeps the head in view */
  className?: string
  children: ReactNode
}

/** Reachable by keyboard, so that a wide table can be scrolled with the arrow keys. */
const REACHABLE = 0

/** A table that scrolls inside its own region when it is wider than the page. */
export function DataTable({ label, showLabel = false, className, children }: Props) {
  return (
    <div className="table-scroll" role="region" aria-label={label} tabIndex={REACHABLE}>
      <table className={className}>
        <caption className={showLabel ? undefined : 'sr-only'}>{label}</caption>
        {children}
      </table>
    </div>
  )
}
