import type { ReactNode } from 'react'

import type { Mark } from '#app/survey/reports/report.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

import { NothingToDraw } from './sheet/nothing-to-draw.tsx'
import { SCORES, type Domain } from './sheet/scale.ts'
import { leanOf, shadeOf, type Lean } from './sheet/shade.ts'

export interface HeatCell {
  key: string
  /** null: not shown, and `mark` says why */
  value: number | null
  mark: Mark
  /** what stands below the value: its interval, or a word for its test */
  note?: string | undefined
}

export interface HeatRow {
  key: string
  label: ReactNode
  cells: HeatCell[]
}

interface Props {
  label: string
  /** head of the first column */
  corner: ReactNode
  columns: { key: string; label: ReactNode }[]
  rows: HeatRow[]
  format: (value: number) => string
  words: { shortWhy(mark: Mark): string }
  /** `magnitude` shades by height on the scale; `difference` leans to either side of none, with arrows */
  kind?: 'magnitude' | 'difference'
  /** of a difference: the span is as long on both sides as its longer one */
  domain?: Domain
}

const ARROWS: Record<Lean, string> = { 'down-2': '▼▼', 'down-1': '▼', near: '', 'up-1': '▲', 'up-2': '▲▲' }

/**
 * A table whose shades show the pattern at a glance. The number stands in every cell, differences carry arrows as well,
 * and what is not shown is hatched and says why: it reads the same without colour, and needs no table beside it.
 */
export function HeatTable({
  label,
  corner,
  columns,
  rows,
  format,
  words,
  kind = 'magnitude',
  ...props
}: Props) {
  const { domain = SCORES } = props
  if (rows.length === 0) return <NothingToDraw />
  const most = Math.max(Math.abs(domain.min), Math.abs(domain.max))
  return (
    <DataTable label={label} className="sticky-first heat-cells">
      <thead>
        <tr>
          <th scope="col">{corner}</th>
          {columns.map(({ key, label: head }) => (
            <th key={key} scope="col" className="number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.label}</th>
            {row.cells.map(({ key, value, mark, note }) => {
              if (value === null)
                return (
                  <td key={key} className="number hatched">
                    <span className="heat-why">{words.shortWhy(mark)}</span>
                  </td>
                )
              const lean = kind === 'difference' ? leanOf(value, most) : null
              return (
                <td
                  key={key}
                  className={`number ${lean ? `lean-${lean}` : `shade-${shadeOf(value, domain)}`}`}
                >
                  {lean && ARROWS[lean] !== '' && <span aria-hidden="true">{ARROWS[lean]} </span>}
                  {format(value)}
                  {note !== undefined && <span className="heat-note">{note}</span>}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
