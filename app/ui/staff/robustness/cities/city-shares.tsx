import { useTranslation } from 'react-i18next'

import type { RobustnessFactor } from '#app/survey/robustness/robustness.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import type { NamedCity } from './order-cities.ts'
import { ShareBar } from './share-bar.tsx'
import { useRobustnessWords } from '#app/ui/staff/robustness/use-robustness-words.ts'

interface Props {
  cities: NamedCity[]
  factors: readonly RobustnessFactor[]
}

/** One bar and one sentence per city. */
export function CityShares({ cities, factors }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const words = useRobustnessWords()
  return (
    <ol className="robust-cities">
      {cities.map(({ identity, figures }) => {
        const { shares } = figures.split
        return (
          <li key={identity.code} data-city={identity.code}>
            <p className="robust-head">
              <strong>{format.text(identity.name)}</strong>
              <span>
                {t('robustness.rankAndSet', {
                  rank: format.count(figures.rank),
                  set: format.range(figures.low, figures.high),
                })}
              </span>
            </p>
            {shares && (
              <ShareBar
                label={words.shares(shares, factors)}
                factors={factors}
                shares={shares}
                signs={words.signs}
              />
            )}
            <p className="robust-sentence">{words.sentence(figures, identity.name, factors)}</p>
          </li>
        )
      })}
    </ol>
  )
}

/** What the pieces of the bars mean. */
export function ShareLegend({ factors }: { factors: readonly RobustnessFactor[] }) {
  const { factor, pieces, signs } = useRobustnessWords()
  return (
    <ul className="chart-legend">
      {pieces
        .filter((piece) => piece === 'together' || factors.includes(piece))
        .map((piece) => (
          <li key={piece}>
            <svg width={24} height={18} aria-hidden="true" focusable="false">
              <rect className={`share-${piece}`} x={1} y={1} width={22} height={16} />
              {piece !== 'together' && (
                <text className={`share-sign share-sign-${piece}`} x={12} y={14} textAnchor="middle">
                  {signs[piece]}
                </text>
              )}
            </svg>
            {factor(piece)}
          </li>
        ))}
    </ul>
  )
}
