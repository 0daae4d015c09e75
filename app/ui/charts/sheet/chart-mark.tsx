import type { ReactNode } from 'react'

interface Props {
  /** what the mark says, with its value: "Guangzhou: 71.4 (69.9–72.9)" */
  label: string
  /** the first mark of a chart: Tab comes to it, the arrow keys go on from there */
  first: boolean
  children: ReactNode
}

const BY_TAB = 0
const BY_ARROWS = -1

/**
 * A mark that can be reached and says what it shows. Of all marks of a chart one is in the order of the Tab key; where
 * scripts run, the arrow keys move on and the value is written below the chart.
 */
export function ChartMark({ label, first, children }: Props) {
  return (
    <g className="chart-mark" role="img" aria-label={label} tabIndex={first ? BY_TAB : BY_ARROWS}>
      <title>{label}</title>
      {children}
    </g>
  )
}
