import { useTranslation } from 'react-i18next'

import type { CityLine, Edition } from '#app/survey/report.ts'
import type { Thresholds } from '#app/survey/wave.ts'

import { RankedCell } from '../charts/ranked-cell.tsx'
import type { Domain } from '../charts/scale.ts'
import { useFigureWords } from '../format/use-figure-words.ts'
import { useFormat } from '../format/use-format.ts'
import { FigureCell } from '../tables/figure-cell.tsx'

export interface RowContext {
  edition: Edition
  scores: Domain
  places: Domain
  thresholds: Thresholds
  /** keeps a chosen release on the way to a city */
  query: string
}

/** One city of the league table. Its place is a set; the pictures repeat the numbers beside them. */
export function RankingRow({ line, context }: { line: CityLine; context: RowContext }) {
  const { t } = useTranslation(['public', 'common'])
  const format = useFormat()
  const words = useFigureWords(context.thresholds, 'public')
  const { city, index, smileRate, effectiveN } = line
  const code = line.band[context.edition] ?? ''
  const band = t(`common:band.${code}`, code)
  const figure = index[context.edition]
  const place = line.place[context.edition]
  if (!place) return null
  return (
    <tr>
      <td className="place-set">
        {t(place.leagueLow === place.leagueHigh ? 'common:place.setOne' : 'common:place.set', {
          low: place.leagueLow,
          high: place.leagueHigh,
        })}
      </td>
      <th scope="row">
        <a href={`/cities/${city.code}${context.query}`}>{format.text(city.name)}</a>
        <span className="city-kind">
          <span className="wide-only">{city.cluster !== '' && t(`common:cluster.${city.cluster}`)}</span>
          <span className="narrow-only">{band}</span>
          {figure.mark === 'indicative' && <> · {t('common:mark.indicativeShort')}</>}
        </span>
      </th>
      <td className="picture wide-only">
        <RankedCell
          kind="band"
          value={place.rank}
          low={place.leagueLow}
          high={place.leagueHigh}
          domain={context.places}
        />
      </td>
      <FigureCell figure={figure} reason={words.shortWhy(figure.mark)} />
      <td className="picture wide-only">
        {figure.value !== null && (
          <RankedCell
            kind="line"
            value={figure.value}
            low={figure.low ?? figure.value}
            high={figure.high ?? figure.value}
            domain={context.scores}
          />
        )}
      </td>
      <td className="wide-only nowrap">{band}</td>
      <FigureCell figure={smileRate} reason={words.shortWhy(smileRate.mark)} unit="%" />
      <td className="number wide-only">{effectiveN === null ? '' : format.count(effectiveN)}</td>
    </tr>
  )
}
