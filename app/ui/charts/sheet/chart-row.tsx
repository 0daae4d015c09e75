import type { ReactNode } from 'react'

import { LetterChip } from './letter-chip.tsx'

interface Props {
  /** pixels from the top of the chart */
  top: number
  label: string
  /** what stands at the far end: the value, or why there is none */
  value: string
  /** letter of a first-level index, in front of the label */
  letter?: string | undefined
  /** the marks, drawn on the line below the label */
  children?: ReactNode
}

/** Height of a row, and where in it the marks stand; pixels. */
export const ROW_HEIGHT = 48
export const MARK_LINE = 32

/** Room for the letter before a label. */
const CHIP_WIDTH = 26

/** One line of a chart: its label and value above, its marks below, so that it fits a phone. */
export function ChartRow({ top, label, value, letter, children }: Props) {
  return (
    <g>
      {letter && <LetterChip letter={letter} y={top + 9} />}
      <text className="chart-label" x={letter ? CHIP_WIDTH : 0} y={top + 14}>
        {label}
      </text>
      <text className="chart-value" x="100%" y={top + 14} textAnchor="end">
        {value}
      </text>
      <line className="chart-track" x1="2%" x2="98%" y1={top + MARK_LINE} y2={top + MARK_LINE} />
      {children}
    </g>
  )
}
