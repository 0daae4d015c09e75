import type { ReactNode } from 'react'

import { useFormat } from '#app/ui/format/use-format.ts'

import { ChartMark } from './chart-mark.tsx'
import { LetterChip } from './letter-chip.tsx'

interface Props {
  /** pixels from the top of the chart */
  top: number
  label: string
  /** what stands at the far end: the value, or why there is none */
  value: string
  /** the row in words: its label, its value with the interval, or why there is none */
  says: string
  /** the first row of its chart */
  first: boolean
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

/**
 * One line of a chart: its label and value above, its marks below, so that it fits a phone. The whole line is one mark,
 * so that lines without a value can be reached as well.
 */
export function ChartRow({ top, label, value, says, first, letter, children }: Props) {
  const format = useFormat()
  return (
    <ChartMark label={says} first={first}>
      {letter && <LetterChip letter={letter} y={top + 9} />}
      <text className="chart-label" lang={format.languageOf(label)} x={letter ? CHIP_WIDTH : 0} y={top + 14}>
        {label}
      </text>
      <text className="chart-value" x="100%" y={top + 14} textAnchor="end">
        {value}
      </text>
      <line className="chart-track" x1="2%" x2="98%" y1={top + MARK_LINE} y2={top + MARK_LINE} />
      {children}
    </ChartMark>
  )
}
