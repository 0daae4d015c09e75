import { useTranslation } from 'react-i18next'

import type { NodeReport } from '#app/survey/reports/report.ts'

import { ChartFrame } from '#app/ui/charts/chart-frame.tsx'
import { ChartLegend } from '#app/ui/charts/chart-legend.tsx'
import { SidesPlot } from '#app/ui/charts/sides-plot.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'

import type { CityView } from '#app/ui/results/city/city-view.ts'
import { ObjectiveTable } from './objective-table.tsx'
import { useCityWords } from '#app/ui/results/city/use-city-words.ts'
import { useNodeNames } from '#app/ui/results/release/use-node-names.ts'

/** What people say beside what figures say, for the twelve second-level indices. */
export function CitySides(view: CityView) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const words = useCityWords(view)
  const release = useReleaseWords(view.release)
  const name = useNodeNames(view.release)
  const nodes = view.report.nodes.filter(({ level }) => level === 'second')
  const title = titleOf(nodes)
  return (
    <section aria-labelledby="sides">
      <h2 id="sides">{t('city.sides')}</h2>
      <ChartFrame
        title={title}
        reading={t('city.sidesReading')}
        subtitle={release.subtitle(view.report.n, view.report.effectiveN, view.report.design)}
        source={release.source}
        file={release.file('sides', view.report.city.code)}
        twinAt="below"
        twin={<ObjectiveTable {...view} />}
      >
        <ChartLegend
          entries={[
            { mark: 'dot', label: t('legend.people') },
            { mark: 'open-square', label: t('legend.objective') },
            { mark: 'stroke', label: t('legend.blended') },
          ]}
        />
        <SidesPlot
          id="sides-plot"
          title={title}
          description={nodes.map(describe).join('; ')}
          format={format.count}
          rows={nodes.map((node) => ({
            key: node.code,
            label: name(node.code),
            note: words.value(node.blended),
            says: describe(node),
            filled: node.people.value,
            low: node.people.low,
            high: node.people.high,
            open: node.objective,
            stroke: node.people.value === null || node.objective === null ? null : node.blended.value,
          }))}
        />
      </ChartFrame>
    </section>
  )

  function describe(node: NodeReport): string {
    const people = words.withInterval(node.people, view.report.design)
    return node.objective === null
      ? t('city.peopleOnly', { name: name(node.code), people })
      : t('city.bothSides', { name: name(node.code), people, objective: format.score(node.objective) })
  }

  function titleOf(all: NodeReport[]): string {
    const gaps = all.flatMap(({ code, people, objective }) =>
      people.value === null || objective === null ? [] : [{ code, gap: people.value - objective }],
    )
    const widest = gaps.toSorted((a, b) => Math.abs(b.gap) - Math.abs(a.gap))[0]
    if (!widest) return t('city.sidesTitleNone')
    return t(widest.gap > 0 ? 'city.sidesTitlePeople' : 'city.sidesTitleObjective', {
      name: name(widest.code),
      points: format.count(Math.abs(widest.gap)),
    })
  }
}
