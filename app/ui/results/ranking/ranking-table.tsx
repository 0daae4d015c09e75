import { useTranslation } from 'react-i18next'

import type { CityLine, Edition } from '#app/survey/reports/report.ts'

import { useFigureWords } from '#app/ui/format/use-figure-words.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import type { ReleaseView } from '#app/ui/results/release/release-view.ts'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

import { groupByTier, scoreDomain, type Tier } from './filter-cities.ts'
import { RankingRow, type RowContext } from './ranking-row.tsx'

interface Props {
  release: ReleaseView
  latest: boolean
  /** cities left by the filter */
  cities: CityLine[]
  edition: Edition
}

const COLUMNS = 8

/** The league table: one body per tier, each city with its set of places, score, interval and smile rate. */
export function RankingTable({ release, latest, cities, edition }: Props) {
  const { t } = useTranslation(['public', 'common'])
  const format = useFormat()
  const words = useReleaseWords(release)
  const { summary } = release
  const figureWords = useFigureWords(summary.recipe.thresholds, 'public')
  const tiers = groupByTier(cities, edition)
  if (tiers.length === 0) return <p>{t('ranking.noneRanked')}</p>
  const domain = scoreDomain(summary.cities, edition)
  const ranked = summary.cities.filter((city) => city.place[edition]).length
  const row: RowContext = {
    edition,
    scores: domain,
    places: { min: 1, max: Math.max(2, ranked) },
    words: figureWords,
    names: {
      band: once((code) => t(`common:band.${code}`, code)),
      cluster: once((code) => t(`common:cluster.${code}`, code)),
      indicative: t('common:mark.indicativeShort'),
    },
    query: latest ? '' : `?release=${release.id}`,
  }
  const level = format.share(summary.recipe.ranks.level)
  const label = t('ranking.table', { edition: t(`ranking.edition.${edition}`) })
  return (
    <>
      <p className="chart-reading">
        {t('ranking.reading', { level })} <span className="wide-only">{t('ranking.readingPictures')}</span>
      </p>
      <p className="chart-subtitle">
        {words.subtitle(null, null)}
        <span className="wide-only">
          <br />
          {t('ranking.axis', { min: domain.min, max: domain.max, ranked })}
        </span>
      </p>
      <DataTable label={label} className="ranking" sortable>
        <thead>
          <tr>
            <th scope="col">{t('ranking.place')}</th>
            <th scope="col">{t('ranking.city')}</th>
            <th scope="col" className="wide-only" data-unsorted="">
              {t('ranking.placePicture')}
            </th>
            <th scope="col" className="number">
              {t('ranking.score')}
            </th>
            <th scope="col" className="wide-only" data-unsorted="">
              {t('ranking.scorePicture', { min: domain.min, max: domain.max })}
            </th>
            <th scope="col" className="wide-only">
              {t('ranking.band')}
            </th>
            <th scope="col" className="number">
              {t('ranking.smileRate')}
            </th>
            <th scope="col" className="number wide-only">
              {t('ranking.effectiveN')}
            </th>
          </tr>
        </thead>
        {tiers.map((tier) => (
          <tbody key={tier.tier}>
            <tr className="tier">
              <th scope="rowgroup" colSpan={COLUMNS}>
                <TierHeading tier={tier} />
              </th>
            </tr>
            {tier.cities.map((city) => (
              <RankingRow key={city.city.code} line={city} context={row} />
            ))}
          </tbody>
        ))}
      </DataTable>
    </>
  )
}

/** Looks each code up once. */
function once(look: (code: string) => string): (code: string) => string {
  const known = new Map<string, string>()
  return (code) => {
    const name = known.get(code) ?? look(code)
    known.set(code, name)
    return name
  }
}

function TierHeading({ tier: { tier, size, cities } }: { tier: Tier }) {
  const { t } = useTranslation('public')
  const shown = cities.length
  return (
    <>
      <strong>{t('ranking.tier', { tier })}</strong>{' '}
      {size === 1 ? t('ranking.tierOfOne') : t('ranking.tierOf', { size })}
      {shown < size && ` ${t('ranking.tierShown', { shown })}`}
    </>
  )
}
