import { useTranslation } from 'react-i18next'

import type { ItemEffect } from '#app/survey/wave/interviewer-watch.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

const MOST = 10

/** The items in which the interviewers differ most, and what that costs. */
export function EffectTable({ effects }: { effects: ItemEffect[] }) {
  const { t } = useTranslation('assisted')
  const format = useFormat()
  const [first] = effects
  if (!first) return <p>{t('effect.none')}</p>
  return (
    <>
      <h3>{t('effect.title')}</h3>
      <p>
        {t('effect.finding', {
          item: format.text(first.label),
          correlation: format.decimal(first.correlation, 2),
          factor: format.decimal(first.designEffect, 1),
        })}
      </p>
      <p>{t('effect.reading')}</p>
      <DataTable label={t('effect.table', { count: Math.min(MOST, effects.length) })} className="figures">
        <thead>
          <tr>
            <th scope="col">{t('effect.item')}</th>
            <th scope="col" className="number">
              {t('effect.correlation')}
            </th>
            <th scope="col" className="number">
              {t('effect.designEffect')}
            </th>
          </tr>
        </thead>
        <tbody>
          {effects.slice(0, MOST).map(({ code, label, correlation, designEffect }) => (
            <tr key={code}>
              <th scope="row">{format.text(label)}</th>
              <td className="number">{format.decimal(correlation, 3)}</td>
              <td className="number">{format.decimal(designEffect, 2)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  )
}
