import { at, span, type Domain } from '#app/ui/charts/sheet/scale.ts'

interface Props {
  value: number
  low: number
  high: number
  domain: Domain
  /** `band` for a set of places, `line` for an interval of scores */
  kind: 'band' | 'line'
}

/**
 * One line of a ranked dot plot, drawn in a cell of the ranking. The same axis in every row makes the column one
 * picture; the numbers stand in the cells beside it, so it is hidden from assistive technology.
 */
export function RankedCell({ value, low, high, domain, kind }: Props) {
  return (
    <svg
      className="ranked-cell"
      width="100%"
      height={20}
      aria-hidden="true"
      focusable="false"
      direction="ltr"
    >
      <line className="chart-track" x1="2%" x2="98%" y1={10} y2={10} />
      {kind === 'band' ? (
        <rect className="mark-band" x={at(low, domain)} width={span(low, high, domain)} y={3} height={14} />
      ) : (
        <line className="mark-span" x1={at(low, domain)} x2={at(high, domain)} y1={10} y2={10} />
      )}
      <circle className="mark-dot" cx={at(value, domain)} cy={10} r={4} />
    </svg>
  )
}
