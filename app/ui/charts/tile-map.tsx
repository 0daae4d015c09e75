import { useTranslation } from 'react-i18next'

import type { Mark } from '#app/survey/reports/report.ts'
import { useFormat } from '#app/ui/format/use-format.ts'

import { NothingToDraw } from './sheet/nothing-to-draw.tsx'
import { at, SCORES, type Domain } from './sheet/scale.ts'
import { shadeOf } from './sheet/shade.ts'

/** One area: a district, or whatever else has a name and a score. */
export interface Tile {
  key: string
  label: string
  /** of the label, where it is not the page's */
  lang?: string | undefined
  /** null: not shown, and `mark` says why */
  value: number | null
  low: number | null
  high: number | null
  mark: Mark
}

interface Props {
  /** names the list, for readers who do not see it */
  label: string
  /** in the order they are to be read: alphabetical, or by value */
  tiles: Tile[]
  words: { shortWhy(mark: Mark): string }
  domain?: Domain
}

/**
 * Areas as plain tiles of equal size, without borders or position of a map. Each says its value and interval in numbers
 * and draws them on one small axis; the shade only repeats them. What is not shown is hatched and says why.
 */
export function TileMap({ label, tiles, words, domain = SCORES }: Props) {
  const { t } = useTranslation('common')
  const format = useFormat()
  if (tiles.length === 0) return <NothingToDraw />
  return (
    <ul className="tiles" aria-label={label}>
      {tiles.map(({ key, label: name, lang, value, low, high, mark }) => (
        <li key={key} className={value === null ? 'tile hatched' : `tile shade-${shadeOf(value, domain)}`}>
          <span className="tile-name" lang={lang}>
            {name}
          </span>
          {value === null ? (
            <span className="tile-why">{words.shortWhy(mark)}</span>
          ) : (
            <>
              <span className="tile-value">{format.score(value)}</span>
              <TileLine value={value} low={low} high={high} domain={domain} />
              {low !== null && high !== null && (
                <span className="tile-interval">{format.interval(low, high)}</span>
              )}
              {mark === 'indicative' && <span className="tile-interval">{t('mark.indicativeShort')}</span>}
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

type LineProps = { domain: Domain; value: number; low: number | null; high: number | null }

function TileLine({ value, low, high, domain }: LineProps) {
  return (
    <svg className="tile-line" width="100%" height={14} aria-hidden="true" focusable="false" direction="ltr">
      <line className="tile-track" x1="2%" x2="98%" y1={7} y2={7} />
      {low !== null && high !== null && (
        <line className="tile-span" x1={at(low, domain)} x2={at(high, domain)} y1={7} y2={7} />
      )}
      <circle className="tile-dot" cx={at(value, domain)} cy={7} r={5} />
    </svg>
  )
}
