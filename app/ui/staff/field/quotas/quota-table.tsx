import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { useCategoryNames } from '#app/ui/staff/wave/weighting/use-category-names.ts'

interface Props {
  quotas: {
    cityCode: string
    sex: string
    ageGroup: string
    district: string
    places: number
    taken: number | null
    full: boolean
  }[]
  names: Record<string, LocalText>
}

/** Every quota with its places and how far they are taken. */
export function QuotaTable({ quotas, names }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const nameOf = useCategoryNames({})
  if (quotas.length === 0) return <p>{t('quotas.none')}</p>
  const full = quotas.filter((quota) => quota.full).length
  return (
    <>
      <p>{t('quotas.soFar', { full, quotas: quotas.length })}</p>
      <DataTable label={t('quotas.title')} className="stacked">
        <thead>
          <tr>
            <th scope="col">{t('fieldwork.city')}</th>
            <th scope="col">{t('quotas.group')}</th>
            <th scope="col" className="number">
              {t('quotas.places')}
            </th>
            <th scope="col" className="number">
              {t('quotas.taken')}
            </th>
            <th scope="col">{t('quotas.state')}</th>
          </tr>
        </thead>
        <tbody>
          {quotas.map(({ cityCode, sex, ageGroup, district, places, taken, full: isFull }) => {
            const parts = [sex, ageGroup, district].filter(Boolean)
            const city = names[cityCode]
            return (
              <tr key={[cityCode, ...parts].join(' ')}>
                <th scope="row">{city ? format.text(city) : cityCode}</th>
                <td className="whole">
                  {parts.length === 0 ? t('quotas.anybody') : format.list(parts.map(nameOf))}
                </td>
                <td className="number" data-label={t('quotas.places')}>
                  {format.count(places)}
                </td>
                <td className="number" data-label={t('quotas.taken')}>
                  {taken === null ? t('field.few') : format.count(taken)}
                </td>
                <td data-label={t('quotas.state')}>{t(isFull ? 'quotas.full' : 'quotas.open')}</td>
              </tr>
            )
          })}
        </tbody>
      </DataTable>
    </>
  )
}
