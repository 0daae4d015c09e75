import { Axis, AXIS_HEIGHT } from './sheet/axis.tsx'
import { ChartRow, MARK_LINE, ROW_HEIGHT } from './sheet/chart-row.tsx'
import { ChartSvg } from './sheet/chart-svg.tsx'
import { Dot, OpenSquare, IntervalLine, Stroke } from './sheet/marks.tsx'
import { NothingToDraw } from './sheet/nothing-to-draw.tsx'
import { at, SCORES, type Domain } from './sheet/scale.ts'

export interface SidesRow {
  key: string
  label: string
  note: string
  /** all its values in words; otherwise its label and note */
  says?: string
  filled: number | null
  low: number | null
  high: number | null
  open: number | null
  /** a third value, drawn as a short stroke */
  stroke: number | null
}

interface Props {
  id: string
  title: string
  description: string
  rows: SidesRow[]
  format: (value: number) => string
  domain?: Domain
}

/** Two sides of each row on one line, joined so that the gap is seen; a stroke for what they give together. */
export function SidesPlot({ id, title, description, rows, format, domain = SCORES }: Props) {
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
          says={row.says ?? `${row.label}: ${row.note}`}
          first={index === 0}
        >
          <SidesMarks row={row} y={index * ROW_HEIGHT + MARK_LINE} domain={domain} />
        </ChartRow>
      ))}
    </ChartSvg>
  )
}

function SidesMarks({ row, y, domain }: { row: SidesRow; y: number; domain: Domain }) {
  const { filled, low, high, open, stroke } = row
  return (
    <>
      {filled !== null && open !== null && (
        <line className="mark-gap" x1={at(filled, domain)} x2={at(open, domain)} y1={y} y2={y} />
      )}
      {low !== null && high !== null && <IntervalLine low={low} high={high} y={y} domain={domain} />}
      {stroke !== null && <Stroke value={stroke} y={y} domain={domain} />}
      {open !== null && <OpenSquare value={open} y={y} domain={domain} />}
      {filled !== null && <Dot value={filled} y={y} domain={domain} />}
    </>
  )
}
