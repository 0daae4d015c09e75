import { useTranslation } from 'react-i18next'

import type { ParticipationDesign } from '#app/survey/wave/wave.ts'

import { useFormat } from '#app/ui/format/use-format.ts'

import type { ReleaseView } from './release-view.ts'

/** The lines that stand under every figure of a release: whom it is about, and where it comes from. */
export function useReleaseWords(release: ReleaseView) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const { wave } = release.summary
  const about = { population: format.text(wave.population), wave: format.text(wave.title) }
  return {
    /** population and wave */
    about: t('release.subtitleWithoutN', about),
    /** population and wave; n and effective n where there are any; under intervals of a city its design */
    subtitle(n: number | null, effectiveN: number | null, design?: ParticipationDesign): string {
      if (n === null || effectiveN === null) return t('release.subtitleWithoutN', about)
      return t(design === 'open' ? 'release.subtitleByModel' : 'release.subtitle', {
        ...about,
        n: format.count(n),
        effectiveN: format.count(effectiveN),
      })
    },
    /** what the files of a chart are called: release, city where it is about one, figure */
    file: (figure: string, city?: string) => ['smile', release.id, city, figure].filter(Boolean).join('_'),
    source: t(release.synthetic ? 'release.sourceSynthetic' : 'release.source', {
      id: release.id,
      date: format.date(release.publishedOn),
    }),
  }
}
