import { scaleLinear } from 'd3-scale'

import { ChartMark } from './sheet/chart-mark.tsx'
import { ChartSvg } from './sheet/chart-svg.tsx'
import { NothingToDraw } from './sheet/nothing-to-draw.tsx'
import { placeKeys } from './sheet/place-keys.ts'
import { ticks, type Domain } from './sheet/scale.ts'

/** One thing with two figures: how well it does (x) and how much it matters (y). */
export interface QuadrantPoint {
  key: string
  label: string
  x: number
  y: number
  xLow: number | null
  xHigh: number | null
  yLow: number | null
  yHigh: number | null
  /** both figures in words, as the reader of the mark hears them */
  note: string
}

/** An axis: its name, its span, where the middle line stands, and how its numbers are written. */
export interface QuadrantAxis {
  label: string
  domain: Domain
  middle: number
  format: (value: number) => string
}

interface Props {
  id: string
  title: string
  description: string
  points: QuadrantPoint[]
  x: QuadrantAxis
  y: QuadrantAxis
  /** what each corner means, such as "fix first" */
  corners: { topLeft: string; topRight: string; bottomLeft: string; bottomRight: string }
}

const HEIGHT = 340
const TOP = 40
const BOTTOM = HEIGHT - 52
/** Room for the numbers of the upright axis, and at the end, in per cent of the width. */
const START = 12
const END = 98
/** Width of the sheet on the narrowest phone, pixels: what does not overlap there overlaps nowhere. */
const NARROWEST = 300
/** Numbers beyond these have no place of their own; the points are then told by their marks and the table alone. */
const MOST_NUMBERED = 40

/**
 * Importance against performance. Up to forty points carry numbers that never cover each other and are read in the list
 * below, in the order given; thin lines are intervals, dashed lines the middles.
 */
export function QuadrantPlot({ id, title, description, points, x, y, corners }: Props) {
  if (points.length === 0) return <NothingToDraw />
  const across = scaleLinear([x.domain.min, x.domain.max], [START, END]).clamp(true)
  const down = scaleLinear([y.domain.min, y.domain.max], [BOTTOM, TOP]).clamp(true)
  const percent = (value: number) => `${across(value).toFixed(2)}%`
  const numbered = points.length <= MOST_NUMBERED
  const keys = placeKeys(
    (numbered ? points : []).map((point) => ({ x: (across(point.x) * NARROWEST) / 100, y: down(point.y) })),
    NARROWEST,
    BOTTOM,
  )
  return (
    <>
      <ChartSvg id={id} title={title} description={description} height={HEIGHT}>
        <text className="chart-tick" x={0} y={12}>
          ↑ {y.label}
        </text>
        <text className="chart-tick" x="98%" y={HEIGHT - 6} textAnchor="end">
          {x.label} →
        </text>
        {ticks(x.domain).map((value) => (
          <g key={value}>
            <line className="chart-grid" x1={percent(value)} x2={percent(value)} y1={TOP} y2={BOTTOM} />
            <text className="chart-tick" x={percent(value)} y={BOTTOM + 18} textAnchor="middle">
              {x.format(value)}
            </text>
          </g>
        ))}
        {ticks(y.domain).map((value) => (
          <g key={value}>
            <line className="chart-grid" x1={`${START}%`} x2={`${END}%`} y1={down(value)} y2={down(value)} />
            <text className="chart-tick" x={`${START - 2}%`} y={down(value) + 4} textAnchor="end">
              {y.format(value)}
            </text>
          </g>
        ))}
        <line className="chart-middle" x1={percent(x.middle)} x2={percent(x.middle)} y1={TOP} y2={BOTTOM} />
        <line
          className="chart-middle"
          x1={`${START}%`}
          x2={`${END}%`}
          y1={down(y.middle)}
          y2={down(y.middle)}
        />
        <Corner label={corners.topLeft} x={`${START + 1}%`} y={TOP + 14} anchor="start" />
        <Corner label={corners.topRight} x={`${END - 1}%`} y={TOP + 14} anchor="end" apart="below" />
        <Corner label={corners.bottomLeft} x={`${START + 1}%`} y={BOTTOM - 6} anchor="start" />
        <Corner label={corners.bottomRight} x={`${END - 1}%`} y={BOTTOM - 6} anchor="end" apart="above" />
        {points.map((point, index) => (
          <ChartMark
            key={point.key}
            first={index === 0}
            label={`${numbered ? `${index + 1} ` : ''}${point.label}: ${point.note}`}
          >
            {point.xLow !== null && point.xHigh !== null && (
              <line
                className="mark-thin"
                x1={percent(point.xLow)}
                x2={percent(point.xHigh)}
                y1={down(point.y)}
                y2={down(point.y)}
              />
            )}
            {point.yLow !== null && point.yHigh !== null && (
              <line
                className="mark-thin"
                x1={percent(point.x)}
                x2={percent(point.x)}
                y1={down(point.yLow)}
                y2={down(point.yHigh)}
              />
            )}
            <svg x={percent(point.x)} y={down(point.y)} overflow="visible">
              {keys[index] && <NumberKey number={index + 1} way={keys[index]} />}
              <circle className="mark-dot" r={5} />
            </svg>
          </ChartMark>
        ))}
      </ChartSvg>
      {numbered && (
        <ol className="chart-keys">
          {points.map(({ key, label }) => (
            <li key={key}>{label}</li>
          ))}
        </ol>
      )}
    </>
  )
}

/** A number beside its dot, tied to it by a thin line. */
function NumberKey({ number, way }: { number: number; way: { x: number; y: number } }) {
  return (
    <>
      <line className="key-tie" x1={0} y1={0} x2={way.x} y2={way.y} />
      <circle className="key-ground" cx={way.x} cy={way.y} r={9} />
      <text className="key-number" x={way.x} y={way.y + 4} textAnchor="middle">
        {number}
      </text>
    </>
  )
}

interface CornerProps {
  label: string
  x: string
  y: number
  anchor: 'start' | 'end'
  /** where it steps aside for the one beside it on a narrow sheet */
  apart?: 'above' | 'below'
}

function Corner({ label, x, y, anchor, apart }: CornerProps) {
  return (
    <text className={apart ? `chart-corner corner-${apart}` : 'chart-corner'} x={x} y={y} textAnchor={anchor}>
      {label}
    </text>
  )
}
