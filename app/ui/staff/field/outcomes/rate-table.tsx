import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

const KINDS = [
  { kind: 'rr', numbers: 6 },
  { kind: 'coop', numbers: 4 },
  { kind: 'ref', numbers: 3 },
  { kind: 'con', numbers: 3 },
] as const
const NUMBERS = [1, 2, 3, 4, 5, 6]

/** The outcome rates of the Standard Definitions: a kind on each line, its variants by number. */
export function RateTable({ rates }: { rates: Record<string, number | null> }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const written = (rate: number | null | undefined) => (rate == null ? '–' : format.rate(100 * rate))
  return (
    <DataTable label={t('field.outcomes.rates')} showLabel className="rate-table">
      <thead>
        <tr>
          <th scope="col">{t('field.outcomes.kind')}</th>
          {NUMBERS.map((number) => (
            <th key={number} scope="col" className="number">
              {number}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {KINDS.map(({ kind, numbers }) => (
          <tr key={kind}>
            <th scope="row">
              {t(`field.outcomes.rate.${kind}`)}
              <span className="beneath">{kind.toUpperCase()}</span>
            </th>
            {NUMBERS.map((number) => (
              <td key={number} className="number">
                {number <= numbers && written(rates[`${kind}${number}`])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
