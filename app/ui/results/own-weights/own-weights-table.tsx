import { useTranslation } from 'react-i18next'

import { tierWords, type OwnWords } from '#app/survey/own-weights/own-sentences.ts'
import type { OwnLine } from '#app/survey/own-weights/own-weights.ts'
import { fill } from '#app/survey/scheme/studio-sentences.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import type { OwnWeightsView } from './own-weights-view.ts'

const COLUMNS = 4

/** The cities by tier under a reader's weights, the set of places of the release beside their own. */
export function OwnWeightsTable({ view, words }: { view: OwnWeightsView; words: OwnWords }) {
  const { t } = useTranslation('public')
  const { lines } = view.ranking
  const tiers = [...new Set(lines.map(({ tier }) => tier))]
  return (
    <DataTable label={t('own.table')} className="ranking own-table">
      <thead>
        <tr>
          <th scope="col">{t('own.place')}</th>
          <th scope="col">{t('ranking.city')}</th>
          <th scope="col" className="number">
            {t('ranking.score')}
          </th>
          <th scope="col" className="number">
            {t('own.inRelease')}
          </th>
        </tr>
      </thead>
      {tiers.map((tier) => {
        const own = lines.filter((line) => line.tier === tier)
        return (
          <tbody key={tier ?? 'none'}>
            <tr className="tier">
              <th scope="rowgroup" colSpan={COLUMNS}>
                {tier === null ? words.noPlace : <TierName tier={tier} size={own.length} words={words} />}
              </th>
            </tr>
            {own.map((line) => (
              <OwnRow key={line.code} line={line} view={view} name={words.names[line.code] ?? line.code} />
            ))}
          </tbody>
        )
      })}
    </DataTable>
  )
}

function TierName({ tier, size, words }: { tier: number; size: number; words: OwnWords }) {
  const { name, meaning } = tierWords(tier, size, words, fill)
  return (
    <>
      <strong>{name}</strong> {meaning}
    </>
  )
}

function OwnRow({ line, view, name }: { line: OwnLine; view: OwnWeightsView; name: string }) {
  const format = useFormat()
  const { code, score, low, high, set } = line
  const league = view.basis.cities.find((city) => city.code === code)?.league
  const query = view.latest ? '' : `?release=${view.release.id}`
  return (
    <tr data-city={code}>
      <td className="place-set" data-cell="set">
        {set ? format.range(set.low, set.high) : '–'}
      </td>
      <th scope="row">
        <a href={`/cities/${code}${query}`}>{name}</a>
      </th>
      <td className="number">
        <span data-cell="score">{score === null ? '–' : format.score(score)}</span>
        <span className="interval" data-cell="interval">
          {low === null || high === null ? '' : format.interval(low, high)}
        </span>
      </td>
      <td className="number soft">{league && format.range(league.low, league.high)}</td>
    </tr>
  )
}
