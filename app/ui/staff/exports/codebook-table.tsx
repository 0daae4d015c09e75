import { useTranslation } from 'react-i18next'

import type { LocalText, OptionValue } from '#app/survey/item.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

/** A variable as it is printed. */
export interface PrintedVariable {
  name: string
  label: LocalText
  kind: 'text' | 'number' | 'integer'
  options?: readonly { value: OptionValue; label: LocalText; missing?: boolean | undefined }[] | undefined
  weight?: boolean | undefined
  valid: number
}

/** Every variable with its words in both languages, its values and how many records have one. */
export function CodebookTable({ variables }: { variables: readonly PrintedVariable[] }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  return (
    <DataTable label={t('exports.codebook.table')} className="codebook stacked">
      <thead>
        <tr>
          <th scope="col">{t('exports.codebook.variable')}</th>
          <th scope="col">{t('exports.codebook.words')}</th>
          <th scope="col">{t('exports.codebook.values')}</th>
          <th scope="col" className="number">
            {t('exports.codebook.valid')}
          </th>
        </tr>
      </thead>
      <tbody>
        {variables.map(({ name, label, kind, options = [], weight, valid }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
              <br />
              <span className="small soft">
                {t(weight ? 'exports.codebook.weight' : `exports.codebook.kind.${kind}`)}
              </span>
            </th>
            <td className="whole" data-label={t('exports.codebook.words')}>
              <span lang="zh-CN">{label['zh-CN']}</span>
              <br />
              <span lang="en">{label.en}</span>
            </td>
            <td className="whole" data-label={options.length > 0 ? t('exports.codebook.values') : undefined}>
              {options.length > 0 && (
                <ul className="codebook-values">
                  {options.map(({ value, label: said, missing }) => (
                    <li key={String(value)}>
                      <code>{String(value)}</code> <span lang="zh-CN">{said['zh-CN']}</span>
                      {' · '}
                      <span lang="en">{said.en}</span>
                      {missing && <span className="soft"> ({t('exports.codebook.missing')})</span>}
                    </li>
                  ))}
                </ul>
              )}
            </td>
            <td className="number" data-label={t('exports.codebook.valid')}>
              {format.count(valid)}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
