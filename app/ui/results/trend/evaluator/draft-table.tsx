import { useTranslation } from 'react-i18next'

import { searchNames } from '#app/survey/cities/match-city.ts'
import type { ChangeRow } from '#app/survey/trend/changes.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable, LONG } from '#app/ui/tables/data-table.tsx'
import type { TrendWords } from '#app/ui/results/trend/use-trend-words.ts'
import { trendsPath, type TrendsView } from './trends-view.ts'

interface Props {
  view: TrendsView
  draft: NonNullable<TrendsView['draft']>
  words: TrendWords
}

/** The people-only index of every city then and now, and how many of its figures moved. */
export function DraftTable({ view, draft, words }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  return (
    <>
      {view.since.length > 1 && (
        <p>
          {t('trends.since')}{' '}
          {view.since.map((one) => (
            <a
              key={one.wave}
              className="inline-link"
              href={`${trendsPath(view.wave.id)}?since=${one.wave}#draft`}
              aria-current={one.wave === draft.since.wave ? 'true' : undefined}
            >
              {format.text(one.title)}{' '}
            </a>
          ))}
        </p>
      )}
      <DataTable
        label={t('trends.draftTable')}
        className="figures sticky trend-draft"
        sortable
        filter={draft.cities.length > LONG}
      >
        <thead>
          <tr>
            <th scope="col">{t('trends.city')}</th>
            <th scope="col" className="number">
              {t('trends.then')}
            </th>
            <th scope="col" className="number">
              {t('trends.now')}
            </th>
            <th scope="col" className="number">
              {t('trends.change')}
              <span className="trend-verdict">{t('trends.verdict')}</span>
            </th>
            <th scope="col" className="number">
              {t('trends.up')}
            </th>
            <th scope="col" className="number">
              {t('trends.down')}
            </th>
          </tr>
        </thead>
        <tbody>
          {draft.cities.map(({ city, rows }) => {
            const index = rows.find(({ measure, edition }) => measure === 'index' && edition === 'people')
            const count = (verdict: ChangeRow['verdict']) =>
              rows.filter((row) => row.verdict === verdict).length
            return (
              <tr key={city.code} data-names={searchNames(city)}>
                <th scope="row">
                  <a href={`${trendsPath(view.wave.id)}?since=${draft.since.wave}&city=${city.code}#draft`}>
                    {format.text(city.name)}
                  </a>
                </th>
                <td className="number">{index?.before ? format.score(index.before.value) : '–'}</td>
                <td className="number">{index?.now ? format.score(index.now.value) : '–'}</td>
                <td className="number" data-value={index?.difference ?? undefined}>
                  {index?.difference == null ? '–' : words.signed(index.difference)}
                  {index?.low != null && index.high !== null && (
                    <span className="interval">
                      {t('trends.fromTo', { low: words.signed(index.low), high: words.signed(index.high) })}
                    </span>
                  )}
                  <span className="trend-verdict">
                    {index ? words.verdict(index) : t('trends.noFigures')}
                  </span>
                </td>
                <td className="number">{count('up')}</td>
                <td className="number">{count('down')}</td>
              </tr>
            )
          })}
        </tbody>
      </DataTable>
    </>
  )
}
