import { NothingToDraw } from '#app/ui/charts/sheet/nothing-to-draw.tsx'

export interface BarPart {
  key: string
  label: string
  /** 0..1 */
  share: number
  /** no opinion: hatched instead of shaded */
  missing: boolean
}

interface Props {
  id: string
  title: string
  parts: BarPart[]
  format: (share: number) => string
}

/** Steps of the one-hue scale, darkest for the best answer. */
const SHADES = 5
/** A share narrower than this has no room for its number, in per cent of the width; on a phone it takes more. */
const ROOM = 9
const ROOM_ON_PHONE = 14

/** All answers of one item as one bar of 100 %, best answer first, answers without opinion hatched at the end. */
export function DistributionBar({ id, title, parts, format }: Props) {
  if (parts.length === 0) return <NothingToDraw />
  const description = parts.map(({ label, share }) => `${label} ${format(share)}`).join('; ')
  const graded = parts.filter((part) => !part.missing)
  return (
    <svg
      className="distribution"
      role="img"
      width="100%"
      height={24}
      aria-labelledby={`${id}-title ${id}-desc`}
      direction="ltr"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {parts.map((part, index) => {
        const start = 100 * parts.slice(0, index).reduce((sum, { share }) => sum + share, 0)
        const width = part.share * 100
        const shade = part.missing ? 'missing' : shadeOf(graded.indexOf(part), graded.length)
        return (
          <g key={part.key}>
            <title>{`${part.label}: ${format(part.share)}`}</title>
            <rect
              className={`bar-${shade}`}
              x={`${start.toFixed(2)}%`}
              width={`${width.toFixed(2)}%`}
              y={1}
              height={22}
            />
            {width >= ROOM && !part.missing && (
              <text
                className={`bar-text bar-text-${shade}${width < ROOM_ON_PHONE ? ' bar-text-narrow' : ''}`}
                x={`${(start + width / 2).toFixed(2)}%`}
                y={16.5}
                textAnchor="middle"
              >
                {format(part.share)}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}

/** 1 for the first part to 5 for the last, evenly between. */
function shadeOf(index: number, length: number): number {
  return length < 2 ? 1 : 1 + Math.round((index / (length - 1)) * (SHADES - 1))
}
