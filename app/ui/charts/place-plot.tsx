import { Axis, AXIS_HEIGHT } from './sheet/axis.tsx'
import { ChartRow, MARK_LINE, ROW_HEIGHT } from './sheet/chart-row.tsx'
import { ChartSvg } from './sheet/chart-svg.tsx'
import { Dot } from './sheet/marks.tsx'
import { NothingToDraw } from './sheet/nothing-to-draw.tsx'
import { at, span, ticks } from './sheet/scale.ts'

export interface PlaceRow {
  key: string
  label: string
  note: string
  /** null draws no mark */
  place: { rank: number; low: number; high: number } | null
}

interface Props {
  id: string
  title: string
  description: string
  rows: PlaceRow[]
  /** number of ranked cities */
  of: number
  format: (value: number) => string
}

/** Places from first to last: the rank set as a lighter band, the place by score as a dot within it. */
export function PlacePlot({ id, title, description, rows, of, format }: Props) {
  const domain = { min: 1, max: Math.max(2, of) }
  if (rows.length === 0) return <NothingToDraw />
  const places = [...new Set(ticks(domain).map(Math.round))].filter((place) => place <= Math.max(1, of))
  const bottom = rows.length * ROW_HEIGHT
  return (
    <ChartSvg id={id} title={title} description={description} height={bottom + AXIS_HEIGHT}>
      <Axis domain={domain} top={MARK_LINE - 12} bottom={bottom} values={places} format={format} />
      {rows.map(({ key, label, note, place }, index) => {
        const y = index * ROW_HEIGHT + MARK_LINE
        return (
          <ChartRow
            key={key}
            top={index * ROW_HEIGHT}
            label={label}
            value={note}
            says={`${label}: ${note}`}
            first={index === 0}
          >
            {place && (
              <>
                <rect
                  className="mark-band"
                  x={at(place.low, domain)}
                  width={span(place.low, place.high, domain)}
                  y={y - 9}
                  height={18}
                />
                <Dot value={place.rank} y={y} domain={domain} />
              </>
            )}
          </ChartRow>
        )
      })}
    </ChartSvg>
  )
}
