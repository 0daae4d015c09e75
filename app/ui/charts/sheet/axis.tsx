import { at, ticks, type Domain } from './scale.ts'

interface Props {
  domain: Domain
  /** pixels from the top where the lines begin and end; the numbers stand below */
  top: number
  bottom: number
  values?: number[]
  format: (value: number) => string
}

/** Thin upright lines at round values with their numbers below. */
export function Axis({ domain, top, bottom, values = ticks(domain), format }: Props) {
  return (
    <g aria-hidden="true">
      {values.map((value, index) => (
        <g key={value}>
          <line className="chart-grid" x1={at(value, domain)} x2={at(value, domain)} y1={top} y2={bottom} />
          <text
            className="chart-tick"
            x={at(value, domain)}
            y={bottom + 16}
            textAnchor={anchor(index, values.length)}
          >
            {format(value)}
          </text>
        </g>
      ))}
    </g>
  )
}

/** Height of the numbers below the lines, in pixels. */
export const AXIS_HEIGHT = 22

function anchor(index: number, length: number): 'start' | 'middle' | 'end' {
  if (index === 0) return 'start'
  return index === length - 1 ? 'end' : 'middle'
}
