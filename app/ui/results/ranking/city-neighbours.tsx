import { useTranslation } from 'react-i18next'

import type { CityLine, CityReport } from '#app/survey/reports/report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { MOST_COMPARED } from '#app/ui/results/compare/compare-view.ts'
import type { ReleaseView } from '#app/ui/results/release/release-view.ts'

interface Props {
  release: ReleaseView
  latest: boolean
  report: CityReport
}

/** The cities of the same tier, which the survey cannot tell apart from this one, and the way to compare with some. */
export function CityNeighbours({ release, latest, report }: Props) {
  const { t } = useTranslation('public')
  const format = useFormat()
  const { city } = report
  const name = format.text(city.name)
  const place = report.place.blended
  const others = release.summary.cities.filter((line) => line.city.code !== city.code && line.place.blended)
  const same = place ? others.filter((line) => line.place.blended?.tier === place.tier) : []
  const query = latest ? '' : `?release=${release.id}`
  const nearest = nearestOf(same.length > 0 ? same : others, report).slice(0, MOST_COMPARED - 1)
  const compared = new URLSearchParams([
    ...[city.code, ...nearest.map((line) => line.city.code)].map((code) => ['city', code]),
    ...(latest ? [] : [['release', release.id]]),
  ])
  return (
    <section aria-labelledby="neighbours" className="no-print">
      <h2 id="neighbours">{t(place ? 'neighbours.title' : 'neighbours.titleUnplaced', { name })}</h2>
      {place && (
        <p>
          {same.length === 0
            ? t('neighbours.alone', { name, tier: place.tier })
            : t('neighbours.reading', { tier: place.tier })}
        </p>
      )}
      {same.length > 0 && (
        <ul className="city-links">
          {same.map((line) => (
            <li key={line.city.code}>
              <a href={`/cities/${line.city.code}${query}`}>{format.text(line.city.name)}</a>
            </li>
          ))}
        </ul>
      )}
      <p className="button-row">
        {nearest.length > 0 && report.index.blended.value !== null && (
          <a className="button button-quiet" href={`/compare?${compared.toString()}`}>
            {t('neighbours.compare', {
              names: format.list(nearest.map((line) => format.text(line.city.name))),
            })}
          </a>
        )}
        <a
          href={`/compare?${new URLSearchParams([['city', city.code], ...(latest ? [] : [['release', release.id]])]).toString()}`}
        >
          {t('neighbours.others')}
        </a>
      </p>
    </section>
  )
}

/** The cities whose scores are nearest to a city's, nearest first. */
function nearestOf(lines: CityLine[], { index }: CityReport): CityLine[] {
  const own = index.blended.value ?? 0
  const distance = (line: CityLine) => Math.abs((line.index.blended.value ?? Infinity) - own)
  return lines.toSorted((a, b) => distance(a) - distance(b))
}
