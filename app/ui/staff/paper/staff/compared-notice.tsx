import { useTranslation } from 'react-i18next'

import type { PaperItem } from '#app/survey/paper/paper-form.ts'
import type { SheetDifference } from '#app/survey/paper/sheet.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

interface Props {
  compared: { sheet: string; compared: number; differing: SheetDifference[] }
  form: PaperItem[]
  back: string
}

/** What a second keying found, field by field. */
export function ComparedNotice({ compared: { sheet, compared, differing }, form, back }: Props) {
  const { t } = useTranslation('paper')
  const { text } = useFormat()
  return (
    <section aria-labelledby="compared">
      <h2 id="compared">{t('compared.title', { sheet, count: differing.length, fields: compared })}</h2>
      {differing.length > 0 && (
        <>
          <p>{t('compared.lead')}</p>
          <DataTable label={t('compared.table')}>
            <thead>
              <tr>
                <th scope="col">{t('compared.question')}</th>
                <th scope="col">{t('compared.first')}</th>
                <th scope="col">{t('compared.second')}</th>
              </tr>
            </thead>
            <tbody>
              {differing.map(({ item, first, second }) => {
                const question = form.find((one) => one.item.code === item)
                return (
                  <tr key={item}>
                    <th scope="row">
                      {question ? `${question.number} · ${text(question.item.short_label)}` : item}
                    </th>
                    <td>{first || t('compared.empty')}</td>
                    <td>{second || t('compared.empty')}</td>
                  </tr>
                )
              })}
            </tbody>
          </DataTable>
        </>
      )}
      <p>
        <a href={back}>{t('compared.back')}</a>
      </p>
    </section>
  )
}
