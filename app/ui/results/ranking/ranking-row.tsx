import type { CityLine, Edition, Mark } from '#app/survey/reports/report.ts'

import { RankedCell } from '#app/ui/charts/cells/ranked-cell.tsx'
import type { Domain } from '#app/ui/charts/sheet/scale.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { FigureCell } from '#app/ui/tables/figure-cell.tsx'

export interface RowContext {
  edition: Edition
  scores: Domain
  places: Domain
  words: { shortWhy(mark: Mark): string; modelBased: string }
  /** names that many rows share, each looked up once */
  names: { band(code: string): string; cluster(code: string): string; indicative: string }
  /** keeps a chosen release on the way to a city */
  query: string
}

/** One city of the league table. Its place is a set; the pictures repeat the numbers beside them. */
export function RankingRow({ line, context }: { line: CityLine; context: RowContext }) {
  const format = useFormat()
  const { city, index, smileRate, effectiveN } = line
  const band = context.names.band(line.band[context.edition] ?? '')
  const figure = index[context.edition]
  const place = line.place[context.edition]
  if (!place) return null
  return (
    <tr>
      <td className="place-set">{format.range(place.leagueLow, place.leagueHigh)}</td>
      <th scope="row">
        <a href={`/cities/${city.code}${context.query}`}>{format.text(city.name)}</a>
        <span className="city-kind">
          <span className="wide-only">{city.cluster !== '' && context.names.cluster(city.cluster)}</span>
          <span className="narrow-only">{band}</span>
          {figure.mark === 'indicative' && <> · {context.names.indicative}</>}
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
      <FigureCell figure={figure} words={context.words} design={line.design} />
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
      <FigureCell figure={smileRate} words={context.words} design={line.design} unit="%" />
      <td className="number wide-only">{effectiveN === null ? '' : format.count(effectiveN)}</td>
    </tr>
  )
}
