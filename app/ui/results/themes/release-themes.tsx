import { useTranslation } from 'react-i18next'

import { designOfGroups } from '#app/survey/reports/design-of-groups.ts'

import type { ReleaseView } from '#app/ui/results/release/release-view.ts'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'
import { ThemeList } from './theme-list.tsx'

/** What residents of all published cities wrote, without telling which city; nothing where no theme may be told. */
export function ReleaseThemes({ release }: { release: ReleaseView }) {
  const { t } = useTranslation('common')
  const { file } = useReleaseWords(release)
  const { summary } = release
  if (!hasThemes(release)) return null
  return (
    <section aria-labelledby="themes">
      <h2 id="themes">{t('themes.titleWhole', { cities: summary.counts.cities })}</h2>
      {summary.themes!.map((one) => (
        <ThemeList
          key={one.item}
          report={one}
          release={release}
          design={designOfGroups(summary.cities)}
          file={file(one.item)}
        />
      ))}
      <p className="small soft">{t('themes.wholeNote')}</p>
    </section>
  )
}

/** Is there any theme that everybody may read? */
export function hasThemes({ summary }: ReleaseView): boolean {
  return summary.themes?.some(({ themes }) => themes.length > 0) ?? false
}
