import { useTranslation } from 'react-i18next'

import type { ThemesView } from '#app/survey/quotes/themes-view.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable, LONG } from '#app/ui/tables/data-table.tsx'
import { useThemeWords } from '../use-theme-words.ts'
import { themesQuery } from './themes-query.ts'

/** Every theme at a place, with who may read it, and a way to its answers. */
export function ThemeRows({ view, path }: { view: ThemesView; path: string }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const words = useThemeWords()
  const compared = view.city !== null
  return (
    <DataTable label={t('themes.table')} className="figures" sortable filter={view.themes.length > LONG}>
      <thead>
        <tr>
          <th scope="col">{t('themes.theme')}</th>
          <th scope="col" className="number">
            {t('themes.n')}
          </th>
          <th scope="col" className="number">
            {t('themes.share')}
          </th>
          {compared && <th scope="col">{t('themes.beside')}</th>}
          <th scope="col">{t('themes.readBy')}</th>
          <th scope="col" className="number">
            {t('themes.quotes')}
          </th>
        </tr>
      </thead>
      <tbody>
        {view.themes.map((theme) => (
          <tr key={theme.key}>
            <th scope="row">
              <a
                href={`${path}${themesQuery(view, { theme: theme.key })}#answers`}
                lang={format.languageOf(words.name(theme))}
                aria-current={theme.key === view.chosen?.key ? 'true' : undefined}
              >
                {words.name(theme)}
              </a>
            </th>
            <td className="number">{format.count(theme.n ?? 0)}</td>
            <td className="number" data-value={theme.share}>
              {words.share(theme)} <span className="interval">{words.interval(theme)}</span>
            </td>
            {compared && <td>{words.beside(theme)}</td>}
            <td>{t(`themes.mark.${theme.mark}`)}</td>
            <td className="number">{format.count(theme.approved.length)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
