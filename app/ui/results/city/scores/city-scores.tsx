import { useTranslation } from 'react-i18next'

import type { NodeReport } from '#app/survey/reports/report.ts'

import { ChartFrame } from '#app/ui/charts/chart-frame.tsx'
import { IntervalPlot } from '#app/ui/charts/interval-plot.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'

import type { CityView } from '#app/ui/results/city/city-view.ts'
import { useNodeNames } from '#app/ui/results/release/use-node-names.ts'
import { ScoreTable } from './score-table.tsx'
import { useCityWords } from '#app/ui/results/city/use-city-words.ts'

/** The five first-level scores with their intervals, and the table of all seventeen. */
export function CityScores(view: CityView) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const words = useCityWords(view)
  const release = useReleaseWords(view.release)
  const name = useNodeNames(view.release)
  const first = view.report.nodes.filter(({ level }) => level === 'first')
  const known = first.filter(({ blended }) => blended.value !== null)
  const title = titleOf(known)
  return (
    <section aria-labelledby="scores">
      <h2 id="scores">{t('city.scores')}</h2>
      <ChartFrame
        title={title}
        reading={t('city.scoresReading', {
          level: format.share(view.release.summary.recipe.estimation.confidenceLevel),
        })}
        subtitle={release.subtitle(view.report.n, view.report.effectiveN, view.report.design)}
        source={release.source}
        file={release.file('scores', view.report.city.code)}
        twinAt="below"
        twin={<ScoreTable {...view} />}
      >
        <IntervalPlot
          id="score-plot"
          title={title}
          description={first
            .map(({ code, blended }) => `${name(code)}: ${words.withInterval(blended, view.report.design)}`)
            .join('; ')}
          format={format.count}
          rows={first.map(({ code, blended }) => ({
            key: code,
            label: name(code),
            letter: code,
            note: words.value(blended),
            says: `${name(code)}: ${words.withInterval(blended, view.report.design)}`,
            value: blended.value,
            low: blended.low,
            high: blended.high,
          }))}
        />
      </ChartFrame>
    </section>
  )

  function titleOf(nodes: NodeReport[]): string {
    const sorted = nodes.toSorted((a, b) => (b.blended.value ?? 0) - (a.blended.value ?? 0))
    const [best, last] = [sorted.at(0), sorted.at(-1)]
    if (!best || !last || best === last) return t('city.scoresTitlePlain', { name: words.name })
    const apart = (best.blended.low ?? 0) > (last.blended.high ?? 100)
    return t(apart ? 'city.scoresTitle' : 'city.scoresTitleClose', {
      best: name(best.code),
      last: name(last.code),
    })
  }
}
