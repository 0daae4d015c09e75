import { at, type Domain } from './scale.ts'

interface Place {
  value: number
  y: number
  domain: Domain
}

/** A thin line from low to high: what the survey cannot tell apart from the value. */
export function IntervalLine({
  low,
  high,
  y,
  domain,
}: {
  low: number
  high: number
  y: number
  domain: Domain
}) {
  return <line className="mark-span" x1={at(low, domain)} x2={at(high, domain)} y1={y} y2={y} />
}

/** What people say, or the city itself: a filled dot. */
export function Dot({ value, y, domain }: Place) {
  return <circle className="mark-dot" cx={at(value, domain)} cy={y} r={5} />
}

/** A reference such as a group of cities: an open dot. */
export function OpenDot({ value, y, domain }: Place) {
  return <circle className="mark-open" cx={at(value, domain)} cy={y} r={5.5} />
}

/** What figures say: an open square, which print and grey keep apart from the dot. */
export function OpenSquare({ value, y, domain }: Place) {
  return (
    <svg x={at(value, domain)} y={y} overflow="visible">
      <rect className="mark-open" x={-5.5} y={-5.5} width={11} height={11} />
    </svg>
  )
}

/** Both together, or a target: a short upright stroke. */
export function Stroke({ value, y, domain }: Place) {
  return <line className="mark-stroke" x1={at(value, domain)} x2={at(value, domain)} y1={y - 9} y2={y + 9} />
}
