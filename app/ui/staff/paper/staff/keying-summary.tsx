import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import { SECOND_KEYING_EVERY, type SheetLine } from '#app/survey/paper/sheet.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { wavePath, type WaveHead } from '#app/ui/staff/wave/page/wave-pages.ts'

interface Props {
  wave: WaveHead
  cities: { code: string; name: LocalText }[]
  keyed: {
    sheets: SheetLine[]
    due: string[]
    twice: { sheets: number; fields: number; differing: number }
  }
}

/** What was keyed in, how well, and what is to be keyed a second time. */
export function KeyingSummary({ wave, cities, keyed: { sheets, due, twice } }: Props) {
  const { t } = useTranslation('paper')
  const format = useFormat()
  const nameOf = (code: string) => {
    const city = cities.find((one) => one.code === code)
    return city ? format.text(city.name) : code
  }
  const path = `${wavePath(wave.id)}/paper/enter`
  return (
    <section aria-labelledby="keyed">
      <h2 id="keyed">{t('keyed.title', { count: sheets.length })}</h2>
      {sheets.length === 0 ? (
        <p>{t('keyed.none')}</p>
      ) : (
        <>
          <p>
            {twice.fields === 0
              ? t('keyed.notTwice', { every: SECOND_KEYING_EVERY })
              : t('keyed.quality', {
                  count: twice.sheets,
                  fields: format.count(twice.fields),
                  differing: format.count(twice.differing),
                  rate: format.rate((100 * twice.differing) / twice.fields),
                })}
          </p>
          {due.length > 0 && <p>{t('keyed.due', { sheets: format.list(due) })}</p>}
          <DataTable label={t('keyed.table')}>
            <thead>
              <tr>
                <th scope="col">{t('keyed.sheet')}</th>
                <th scope="col">{t('keyed.city')}</th>
                <th scope="col">{t('keyed.by')}</th>
                <th scope="col">{t('keyed.on')}</th>
                <th scope="col">{t('keyed.second')}</th>
              </tr>
            </thead>
            <tbody>
              {sheets.map(({ sheet, cityCode, keyedBy, keyedOn, secondBy, differing }) => (
                <tr key={sheet}>
                  <th scope="row">{sheet}</th>
                  <td>{nameOf(cityCode)}</td>
                  <td>{keyedBy}</td>
                  <td className="nowrap">{format.date(keyedOn)}</td>
                  <td>
                    {secondBy !== null &&
                      t('keyed.differing', { by: secondBy, count: differing?.length ?? 0 })}
                    {secondBy === null && due.includes(sheet) && (
                      <a href={`${path}?city=${cityCode}&second=${sheet}`}>{t('keyed.again')}</a>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </>
      )}
    </section>
  )
}
