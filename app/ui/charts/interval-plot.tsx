import { useFormat } from '#app/ui/format/use-format.ts'

import { Axis, AXIS_HEIGHT } from './sheet/axis.tsx'
import { ChartRow, MARK_LINE, ROW_HEIGHT } from './sheet/chart-row.tsx'
import { ChartSvg } from './sheet/chart-svg.tsx'
import { letterClass } from './sheet/letter-chip.tsx'
import { Dot, IntervalLine, OpenDot } from './sheet/marks.tsx'
import { NothingToDraw } from './sheet/nothing-to-draw.tsx'
import { SCORES, type Domain } from './sheet/scale.ts'

export interface IntervalRow {
  key: string
  label: string
  /** null draws no mark; `note` then says why */
  value: number | null
  low: number | null
  high: number | null
  /** what stands at the end of the row */
  note: string
  /** the row in words; otherwise its label and note, with the interval where there is one */
  says?: string
  /** letter of a first-level index */
  letter?: string
  /** an open mark: not this city, but what it is held against */
  reference?: boolean
}

interface Props {
  id: string
  title: string
  description: string
  rows: IntervalRow[]
  format: (value: number) => string
  domain?: Domain
}

/** Scores as dots with a thin line for the interval; filled for the city, open for what it is held against. */
export function IntervalPlot({ id, title, description, rows, format, domain = SCORES }: Props) {
  const { interval } = useFormat()
  if (rows.length === 0) return <NothingToDraw />
  const bottom = rows.length * ROW_HEIGHT
  return (
    <ChartSvg id={id} title={title} description={description} height={bottom + AXIS_HEIGHT}>
      <Axis domain={domain} top={MARK_LINE - 12} bottom={bottom} format={format} />
      {rows.map((row, index) => (
        <ChartRow
          key={row.key}
          top={index * ROW_HEIGHT}
          label={row.label}
          value={row.note}
          says={row.says ?? inWords(row, interval)}
          first={index === 0}
          letter={row.letter}
        >
          <IntervalMarks row={row} y={index * ROW_HEIGHT + MARK_LINE} domain={domain} />
        </ChartRow>
      ))}
    </ChartSvg>
  )
}

function IntervalMarks({ row, y, domain }: { row: IntervalRow; y: number; domain: Domain }) {
  const { value, low, high, letter, reference } = row
  if (value === null) return null
  const Mark = reference ? OpenDot : Dot
  return (
    <g className={letter && letterClass(letter)}>
      {low !== null && high !== null && <IntervalLine low={low} high={high} y={y} domain={domain} />}
      <Mark value={value} y={y} domain={domain} />
    </g>
  )
}

function inWords(row: IntervalRow, write: (low: number, high: number) => string): string {
  const said = `${row.label}: ${row.note}`
  return row.value === null || row.low === null || row.high === null
    ? said
    : `${said} (${write(row.low, row.high)})`
}
