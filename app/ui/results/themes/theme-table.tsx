import { useTranslation } from 'react-i18next'

import type { Theme } from '#app/survey/reports/themes.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { useThemeWords } from './use-theme-words.ts'

/** The themes as a table: share, interval, and whether the city writes of it more than the others. */
export function ThemeTable({ themes }: { themes: Theme[] }) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const words = useThemeWords()
  const compared = themes.some(({ verdict }) => verdict !== null)
  return (
    <DataTable label={t('themes.table')} className="figures">
      <thead>
        <tr>
          <th scope="col">{t('themes.theme')}</th>
          <th scope="col" className="number">
            {t('themes.share')}
          </th>
          <th scope="col" className="number">
            {t('themes.interval')}
          </th>
          {compared && <th scope="col">{t('themes.beside')}</th>}
        </tr>
      </thead>
      <tbody>
        {themes.map((theme) => (
          <tr key={words.name(theme)}>
            <th scope="row">
              <span lang={format.languageOf(words.name(theme))}>{words.name(theme)}</span>
              {theme.mark === 'indicative' && (
                <span className="block soft small">{t('themes.indicative')}</span>
              )}
            </th>
            <td className="number">{words.share(theme)}</td>
            <td className="number">{words.interval(theme)}</td>
            {compared && <td>{words.beside(theme)}</td>}
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
