import type { RobustnessFactor, RobustSplit } from '#app/survey/robustness/robustness.ts'

export type BarPiece = RobustnessFactor | 'together'

interface Props {
  /** what it shows, for readers who do not see it */
  label: string
  factors: readonly RobustnessFactor[]
  shares: NonNullable<RobustSplit['shares']>
  /** one letter or sign per piece */
  signs: Record<BarPiece, string>
}

/** A piece narrower than this has no room for its sign, in per cent of the width. */
const ROOM = 5

/** The variance of one place as a bar of 100 %: who was asked, each choice of method, and what only comes about together. */
export function ShareBar({ label, factors, shares, signs }: Props) {
  const pieces = [
    ...factors.map((factor, at) => ({ piece: factor as BarPiece, width: 100 * (shares.alone[at] ?? 0) })),
    { piece: 'together' as const, width: 100 * shares.together },
  ]
  return (
    <svg className="share-bar" role="img" aria-label={label} width="100%" height={22} direction="ltr">
      {pieces.map(({ piece, width }, at) => {
        const start = pieces.slice(0, at).reduce((sum, { width: before }) => sum + before, 0)
        if (width < 0.05) return null
        return (
          <g key={piece}>
            <rect
              className={`share-${piece}`}
              x={`${start.toFixed(1)}%`}
              width={`${width.toFixed(1)}%`}
              height={22}
            />
            {width >= ROOM && piece !== 'together' && (
              <text
                className={`share-sign share-sign-${piece}`}
                x={`${(start + width / 2).toFixed(1)}%`}
                y={16}
                textAnchor="middle"
              >
                {signs[piece]}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
