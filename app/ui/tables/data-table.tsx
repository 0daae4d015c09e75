import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { TableFilter } from './table-filter.tsx'

interface Props {
  /** names the table and its scrolling region */
  label: string
  /** shown above the table; otherwise the label is for assistive technology only */
  showLabel?: boolean
  /** `figures` aligns all but the first column at the end; `sticky` keeps the head in view */
  className?: string
  /**
   * heads of columns sort where scripts run: numbers by size, texts by the page's language, back to the given order at
   * the third press; a cell with `data-value` sorts by that
   */
  sortable?: boolean
  /** a field above that leaves the rows holding what one types, where scripts run; for tables of a screen or more */
  filter?: boolean
  /** wider than a phone whatever one does: the first column stays, and a phone says that there is more beside */
  wide?: boolean
  children: ReactNode
}

/** Rows from which a table is worth a filter: about a screen. */
export const LONG = 15

/** Reachable by keyboard, so that a wide table can be scrolled with the arrow keys. */
const REACHABLE = 0

/** A table that scrolls inside its own region when it is wider than the page. */
export function DataTable({ label, showLabel = false, className, sortable, filter, wide, children }: Props) {
  const id = useId()
  const { t } = useTranslation('common')
  const classes = [wide ? 'sticky-first' : '', className].filter(Boolean).join(' ')
  return (
    <>
      {filter && <TableFilter table={id} />}
      {wide && <p className="slide-hint">{t('table.slide')}</p>}
      <div className="table-scroll" role="region" aria-label={label} tabIndex={REACHABLE}>
        <table
          id={filter ? id : undefined}
          className={classes || undefined}
          data-sortable={sortable ? '' : undefined}
        >
          <caption className={showLabel ? undefined : 'sr-only'}>{label}</caption>
          {children}
        </table>
      </div>
    </>
  )
}
