import { useTranslation } from 'react-i18next'

import type { ChangeRow } from '#app/survey/trend/changes.ts'

import { DataTable } from '#app/ui/tables/data-table.tsx'
import type { TrendWords } from './use-trend-words.ts'

interface Props {
  label: string
  rows: ChangeRow[]
  words: TrendWords
}

/** Every measure of a city then and now, its difference with the interval, and what may be said of it. */
export function ChangeTable({ label, rows, words }: Props) {
  const { t } = useTranslation('common')
  return (
    <DataTable label={label} className="figures sticky">
      <thead>
        <tr>
          <th scope="col">{t('trend.what')}</th>
          <th scope="col" className="number">
            {t('trend.then')}
          </th>
          <th scope="col" className="number">
            {t('trend.now')}
          </th>
          <th scope="col" className="number">
            {t('trend.change')}
          </th>
          <th scope="col">{t('trend.verdictHeading')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.measure} ${row.code} ${row.edition}`}>
            <th scope="row">{words.measure(row)}</th>
            <td className="number">{row.before === null ? '–' : words.value(row, row.before.value)}</td>
            <td className="number">{row.now === null ? '–' : words.value(row, row.now.value)}</td>
            <td className="number">
              {row.difference === null ? '–' : words.signed(row.difference)}
              {row.low !== null && row.high !== null && (
                <span className="interval">
                  {t('trend.fromTo', { low: words.signed(row.low), high: words.signed(row.high) })}
                </span>
              )}
            </td>
            <td className={`words ${row.verdict === 'up' || row.verdict === 'down' ? 'verdict-real' : ''}`}>
              {words.verdict(row)}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
