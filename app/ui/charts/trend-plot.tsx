import { ChartSvg } from './sheet/chart-svg.tsx'
import { ticks, type Domain } from './sheet/scale.ts'

/** One wave of a trend, earliest first. */
export interface TrendPlotPoint {
  key: string
  /** the year, or the year and month */
  label: string
  value: number
  low: number | null
  high: number | null
  /** not to be compared with the latest: why, in a word or two; null when it may be */
  gap: string | null
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
/** Room for the numbers of the scale, and at the end, in per cent of the width. */
const START = 16
const END = 90
const SMALLEST_SPAN = 10

/** Scores over time with their intervals; points that may be compared are joined, a break leaves a gap with its name. */
export function TrendPlot({ id, title, description, points, format, tick }: Props) {
  const domain = trendDomain(points)
  const y = (value: number) => TOP + ((domain.max - value) / (domain.max - domain.min)) * HEIGHT
  const x = (at: number) =>
    points.length === 1 ? (START + END) / 2 : START + 6 + (at / (points.length - 1)) * (END - START - 6)
  const percent = (value: number) => `${value.toFixed(2)}%`
  return (
    <ChartSvg id={id} title={title} description={description} height={TOP + HEIGHT + 30}>
      {ticks(domain).map((value) => (
        <g key={value}>
          <line className="chart-grid" x1={percent(START)} x2="100%" y1={y(value)} y2={y(value)} />
          <text className="chart-tick" x={percent(START - 3)} y={y(value) + 4} textAnchor="end">
            {tick(value)}
          </text>
        </g>
      ))}
      {points.slice(1).map((point, at) => {
        const before = points[at]!
        const middle = (x(at) + x(at + 1)) / 2
        return before.gap === null ? (
          <line
            key={point.key}
            className="trend-line"
            x1={percent(x(at))}
            x2={percent(x(at + 1))}
            y1={y(before.value)}
            y2={y(point.value)}
          />
        ) : (
          <g key={point.key}>
            <line className="mark-gap" x1={percent(middle)} x2={percent(middle)} y1={TOP} y2={TOP + HEIGHT} />
            <text className="chart-tick" x={percent(middle)} y={TOP - 24} textAnchor="middle">
              {before.gap}
            </text>
          </g>
        )
      })}
      {points.map(({ key, label, value, low, high, gap }, at) => (
        <g key={key}>
          {low !== null && high !== null && (
            <line
              className="mark-span"
              x1={percent(x(at))}
              x2={percent(x(at))}
              y1={y(Math.min(high, domain.max))}
              y2={y(Math.max(low, domain.min))}
            />
          )}
          <circle
            className={gap === null ? 'mark-dot' : 'mark-open'}
            cx={percent(x(at))}
            cy={y(value)}
            r={5.5}
          />
          <text
            className="trend-value"
            x={percent(x(at))}
            y={y(Math.min(high ?? value, domain.max)) - 10}
            textAnchor="middle"
          >
            {format(value)}
          </text>
          <text className="chart-tick" x={percent(x(at))} y={TOP + HEIGHT + 22} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
    </ChartSvg>
  )
}

/**
 * The stretch of 0 to 100 that holds all points with their intervals: round numbers, at least ten points wide, never
 * beyond the scale.
 */
export function trendDomain(points: Pick<TrendPlotPoint, 'value' | 'low' | 'high'>[]): Domain {
  const low = Math.min(...points.map((point) => point.low ?? point.value))
  const high = Math.max(...points.map((point) => point.high ?? point.value))
  const room = Math.max(0, SMALLEST_SPAN - (high - low)) / 2
  const min = Math.max(0, Math.floor((low - room) / 5) * 5)
  const max = Math.min(100, Math.ceil((high + room) / 5) * 5)
  return { min, max }
}
