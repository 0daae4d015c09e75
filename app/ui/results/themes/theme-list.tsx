import { useTranslation } from 'react-i18next'

import type { ThemeReport } from '#app/survey/reports/themes.ts'
import type { ParticipationDesign } from '#app/survey/wave/wave.ts'

import { ChartFrame } from '#app/ui/charts/chart-frame.tsx'
import { IntervalPlot } from '#app/ui/charts/interval-plot.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import type { ReleaseView } from '#app/ui/results/release/release-view.ts'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'
import { ThemeQuotes } from './theme-quotes.tsx'
import { ThemeTable } from './theme-table.tsx'
import { useThemeWords } from './use-theme-words.ts'

interface Props {
  report: ThemeReport
  release: ReleaseView
  /** of the city, or of the release as a whole */
  design: ParticipationDesign
  /** what its files are called */
  file: string
}

/** Themes that are shown at once; a release holds no more than a few. */
const MOST_SHOWN = 10
const STEP = 10

/** One open question: what most residents write about as a picture, its table, and a few of their sentences. */
export function ThemeList({ report, release, design, file }: Props) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const words = useThemeWords()
  const { about, source } = useReleaseWords(release)
  const { thresholds } = release.summary.recipe
  const themes = report.themes.slice(0, MOST_SHOWN)
  const question = format.text(report.text)
  const [first] = themes
  if (!first || report.writers === null) {
    return <p>{t('themes.tooFew', { question, n: format.count(thresholds.evaluatorsBelow) })}</p>
  }
  const title = t('themes.finding', { theme: words.name(first), share: words.share(first), question })
  const rows = themes.map((theme) => ({
    key: words.name(theme),
    label: words.name(theme),
    note: [
      words.share(theme),
      theme.verdict === 'more' || theme.verdict === 'less' ? words.beside(theme) : '',
    ]
      .filter(Boolean)
      .join(' · '),
    ...{ value: theme.share, low: theme.low, high: theme.high },
  }))
  const most = Math.min(100, Math.ceil(Math.max(...themes.map(({ high }) => high)) / STEP) * STEP)
  return (
    <>
      <ChartFrame
        title={title}
        reading={t(design === 'open' ? 'themes.readingByModel' : 'themes.reading', { question, max: most })}
        subtitle={t('themes.subtitle', { about, n: format.count(report.writers) })}
        source={source}
        file={file}
        twinAt="below"
        twin={<ThemeTable themes={themes} />}
      >
        <IntervalPlot
          id={`themes-${report.item}`}
          title={title}
          description={rows.map(({ label, note }) => `${label}: ${note}`).join('; ')}
          format={format.count}
          domain={{ min: 0, max: most }}
          rows={rows}
        />
      </ChartFrame>
      <ThemeQuotes themes={themes} />
    </>
  )
}
