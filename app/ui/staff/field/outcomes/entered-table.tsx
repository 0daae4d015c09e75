import { useTranslation } from 'react-i18next'

import { OUTCOMES, type OutcomeRow } from '#app/survey/wave/outcomes.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable, LONG } from '#app/ui/tables/data-table.tsx'

/** Outcomes that were entered, by city and batch; very many stand folded. */
export function EnteredTable({ entered, names }: { entered: OutcomeRow[]; names: Map<string, string> }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  return (
    <details open={entered.length <= LONG}>
      <summary>{t('field.outcomes.enteredCounted', { n: format.count(entered.length) })}</summary>
      <DataTable label={t('field.outcomes.entered')} filter={entered.length > LONG}>
        <thead>
          <tr>
            <th scope="col">{t('fieldwork.city')}</th>
            <th scope="col">{t('field.outcomes.batch')}</th>
            <th scope="col">{t('field.outcomes.outcome')}</th>
            <th scope="col" className="number">
              {t('field.outcomes.letters')}
            </th>
          </tr>
        </thead>
        <tbody>
          {entered.map(({ cityCode, batch, outcome, invitations }) => (
            <tr key={`${cityCode} ${batch} ${outcome}`}>
              <th scope="row">{names.get(cityCode) ?? cityCode}</th>
              <td>{batch}</td>
              <td>
                {t(`field.outcomes.name.${outcome}`)}{' '}
                <span className="soft small">{OUTCOMES[outcome].aapor}</span>
              </td>
              <td className="number">{format.count(invitations)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </details>
  )
}
