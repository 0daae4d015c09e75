import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import type { EntryKind } from '#app/survey/wave/modes.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import type { WaveHead } from '#app/ui/staff/wave/page/wave-pages.ts'

interface Props {
  wave: WaveHead
  cities: { code: string; name: LocalText }[]
  codes: { kind: EntryKind; number: number; cityCode: string | null; createdOn: string; revoked: boolean }[]
}

/** Every code of the wave, and the way to take one back. */
export function CodeTable({ wave, cities, codes }: Props) {
  const { t } = useTranslation('assisted')
  const format = useFormat()
  const nameOf = (code: string | null) => {
    const city = cities.find((one) => one.code === code)
    return code === null ? t('staff.everyCity') : city ? format.text(city.name) : code
  }
  if (codes.length === 0) return <p>{t('staff.noCodes')}</p>
  return (
    <DataTable label={t('staff.codeTable')}>
      <thead>
        <tr>
          <th scope="col">
            {t('staff.code')}
            <span className="beneath">{t('staff.city')}</span>
          </th>
          <th scope="col">
            {t('staff.createdOn')}
            <span className="beneath">{t('staff.state')}</span>
          </th>
          <th scope="col">{t('staff.takeBack')}</th>
        </tr>
      </thead>
      <tbody>
        {codes.map(({ kind, number, cityCode, createdOn, revoked }) => (
          <tr key={`${kind} ${number}`}>
            <th scope="row">
              {t(`staff.numbered.${kind}`, { number })}
              <span className="beneath">{nameOf(cityCode)}</span>
            </th>
            <td className="nowrap">
              {format.date(createdOn)}
              <span className="beneath">{t(revoked ? 'staff.revoked' : 'staff.valid')}</span>
            </td>
            <td>
              {!revoked && wave.status !== 'closed' && (
                <form method="post">
                  <input type="hidden" name="kind" value={kind} />
                  <input type="hidden" name="number" value={number} />
                  <SubmitButton name="step" value="revoke" tone="danger">
                    {t('staff.revoke')}
                  </SubmitButton>
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
