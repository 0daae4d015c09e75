import { encode } from 'uqr'

interface Props {
  /** what it holds */
  text: string
  className?: string
}

/** White modules around the code, without which readers do not find it. */
const QUIET = 4

/** A QR code as one path, with the correction level that survives a fold; hidden where the address stands beside it. */
export function QrCode({ text, className = 'qr' }: Props) {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET })
  const path = data
    .map((row, y) =>
      runsOf(row)
        .map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`)
        .join(''),
    )
    .join('')
  return (
    <svg className={className} viewBox={`0 0 ${size} ${size}`} aria-hidden="true" shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  )
}

/** Where dark modules of a row begin, and how many stand together. */
function runsOf(row: boolean[]): [number, number][] {
  const runs: [number, number][] = []
  row.forEach((dark, at) => {
    const last = runs.at(-1)
    if (!dark) return
    if (last && last[0] + last[1] === at) last[1] += 1
    else runs.push([at, 1])
  })
  return runs
}
