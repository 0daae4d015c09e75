import { ChartMark } from './sheet/chart-mark.tsx'
import { ChartSvg } from './sheet/chart-svg.tsx'
import { NothingToDraw } from './sheet/nothing-to-draw.tsx'
import { SCORES, ticks, type Domain } from './sheet/scale.ts'
import { trendLabels } from './sheet/trend-labels.ts'

/** One wave of a trend, earliest first. */
export interface TrendPlotPoint {
  key: string
  /** the year, or the year and month */
  label: string
  /** null: not shown in this wave, which leaves a hatched place and its reason in `note` */
  value: number | null
  low: number | null
  high: number | null
  /** not to be compared with the latest: why, in a word or two; null when it may be */
  gap: string | null
  /** why there is no value, or what else is to be heard of the point */
  note?: string
}

interface Props {
  id: string
  title: string
  description: string
  points: TrendPlotPoint[]
  /** of the values, and of the numbers at the scale */
  format: (value: number) => string
  tick: (value: number) => string
}

/** Pixels from the top where the scale begins, and its height. */
const TOP = 36
const HEIGHT = 132
const BOTTOM = TOP + HEIGHT
/** Room for the numbers of the scale, and at the end, in per cent of the width. */
const START = 16
const END = 90
const SMALLEST_SPAN = 10

/** Scores over time with their intervals; points that may be compared are joined, a break leaves a gap with its name. */
export function TrendPlot({ id, title, description, points, format, tick }: Props) {
  if (points.length === 0) return <NothingToDraw />
  const domain = trendDomain(points)
  const y = (value: number) => {
    const within = Math.min(domain.max, Math.max(domain.min, value))
    return TOP + ((domain.max - within) / (domain.max - domain.min)) * HEIGHT
  }
  const x = (at: number) =>
    points.length === 1 ? (START + END) / 2 : START + 6 + (at / (points.length - 1)) * (END - START - 6)
  const labelled = trendLabels(points.length)
  return (
    <ChartSvg id={id} title={title} description={description} height={BOTTOM + 30}>
      {ticks(domain).map((value) => (
        <g key={value} aria-hidden="true">
          <line className="chart-grid" x1={percent(START)} x2="100%" y1={y(value)} y2={y(value)} />
          <text className="chart-tick" x={percent(START - 3)} y={y(value) + 4} textAnchor="end">
            {tick(value)}
          </text>
        </g>
      ))}
      {points.slice(1).map((point, at) => (
        <Joint key={point.key} before={points[at]!} point={point} x1={x(at)} x2={x(at + 1)} y={y} />
      ))}
      {points.map((point, at) => (
        <ChartMark key={point.key} first={at === 0} label={inWords(point, format)}>
          <PointMarks point={point} x={percent(x(at))} y={y} format={labelled.has(at) ? format : null} />
          {labelled.has(at) && (
            <text className="chart-tick" x={percent(x(at))} y={BOTTOM + 22} textAnchor="middle">
              {point.label}
            </text>
          )}
        </ChartMark>
      ))}
    </ChartSvg>
  )
}

const percent = (value: number) => `${value.toFixed(2)}%`

type JointProps = {
  before: TrendPlotPoint
  point: TrendPlotPoint
  x1: number
  x2: number
  y: (value: number) => number
}

/** Between two waves: a line where they may be compared, a named break where not, nothing beside a missing value. */
function Joint({ before, point, x1, x2, y }: JointProps) {
  const middle = percent((x1 + x2) / 2)
  if (before.gap !== null) {
    return (
      <g aria-hidden="true">
        <line className="mark-gap" x1={middle} x2={middle} y1={TOP} y2={BOTTOM} />
        <text className="chart-tick" x={middle} y={TOP - 24} textAnchor="middle">
          {before.gap}
        </text>
      </g>
    )
  }
  if (before.value === null || point.value === null) return null
  return (
    <line className="trend-line" x1={percent(x1)} x2={percent(x2)} y1={y(before.value)} y2={y(point.value)} />
  )
}

type PointProps = {
  point: TrendPlotPoint
  x: string
  y: (value: number) => number
  /** null: no room for the number */
  format: ((value: number) => string) | null
}

function PointMarks({ point: { value, low, high, gap }, x, y, format }: PointProps) {
  if (value === null) {
    return (
      <svg x={x} y={TOP} overflow="visible">
        <rect className="bar-missing" x={-6} width={12} y={0} height={HEIGHT} />
      </svg>
    )
  }
  return (
    <>
      {low !== null && high !== null && <line className="mark-span" x1={x} x2={x} y1={y(high)} y2={y(low)} />}
      <circle className={gap === null ? 'mark-dot' : 'mark-open'} cx={x} cy={y(value)} r={5.5} />
      {format && (
        <text className="trend-value" x={x} y={y(high ?? value) - 10} textAnchor="middle">
          {format(value)}
        </text>
      )}
    </>
  )
}

function inWords({ label, value, low, high, gap, note }: TrendPlotPoint, format: Props['format']): string {
  const ends = low === null || high === null ? '' : ` (${format(low)}–${format(high)})`
  const said = value === null ? '' : format(value) + ends
  return [`${label}: ${said || (note ?? '')}`, said && note, gap].filter(Boolean).join(', ')
}

/**
 * The stretch of 0 to 100 that holds all points with their intervals: round numbers, at least ten points wide, never
 * beyond the scale; the whole scale when there is no value.
 */
export function trendDomain(points: Pick<TrendPlotPoint, 'value' | 'low' | 'high'>[]): Domain {
  const known = points.flatMap(({ value, low, high }) =>
    value === null ? [] : [{ low: low ?? value, high: high ?? value }],
  )
  if (known.length === 0) return SCORES
  const low = Math.min(...known.map((point) => point.low))
  const high = Math.max(...known.map((point) => point.high))
  const room = Math.max(0, SMALLEST_SPAN - (high - low)) / 2
  const min = Math.max(0, Math.floor((low - room) / 5) * 5)
  const max = Math.min(100, Math.ceil((high + room) / 5) * 5)
  return { min, max }
}
