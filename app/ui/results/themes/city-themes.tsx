import { useTranslation } from 'react-i18next'

import type { CityView } from '#app/ui/results/city/city-view.ts'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'
import { ThemeList } from './theme-list.tsx'

/** What residents of the city wrote; nothing where a release has no open question. */
export function CityThemes({ report, release }: CityView) {
  const { t } = useTranslation('common')
  const { file } = useReleaseWords(release)
  if (!report.themes?.length) return null
  return (
    <section aria-labelledby="themes">
      <h2 id="themes">{t('themes.title')}</h2>
      {report.themes.map((one) => (
        <ThemeList
          key={one.item}
          report={one}
          release={release}
          design={report.design}
          file={file(one.item, report.city.code)}
        />
      ))}
    </section>
  )
}
