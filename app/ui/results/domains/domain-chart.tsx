import { useTranslation } from 'react-i18next'

import type { DomainReport } from '#app/survey/reports/domains.ts'
import type { Figure } from '#app/survey/reports/report.ts'

import { ChartFrame } from '#app/ui/charts/chart-frame.tsx'
import { IntervalPlot } from '#app/ui/charts/interval-plot.tsx'
import { TileMap } from '#app/ui/charts/tile-map.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import type { CityView } from '#app/ui/results/city/city-view.ts'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'
import { rowOf } from './domain-choice.ts'
import { DomainTable } from './domain-table.tsx'
import type { DomainWords } from './use-domain-words.ts'

interface Props {
  view: CityView
  domain: DomainReport
  /** key of the measure */
  measure: string
  words: DomainWords
}

/** One measure by group: districts as tiles, other groups as dots with their intervals; the table beside. */
export function DomainChart({ view, domain, measure, words }: Props) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const release = useReleaseWords(view.release)
  const { report } = view
  const city = cityFigure(report, measure)
  const title = words.finding(domain, measure)
  const level = format.share(view.release.summary.recipe.estimation.confidenceLevel)
  const write = (value: number) => words.write(measure, value)
  const rows = domain.categories.map((category) => {
    const figure = rowOf(category.rows, measure)?.figure
    return {
      key: category.key,
      label: words.group(category),
      lang: words.languageOf(category),
      note: figure?.value == null ? words.shortWhy(category.mark) : write(figure.value),
      ...{ value: figure?.value ?? null, low: figure?.low ?? null, high: figure?.high ?? null },
      mark: category.mark,
    }
  })
  const own = {
    ...{ key: 'city', label: t('domains.city', { name: words.name }), reference: true },
    ...{
      note: city.value === null ? '' : write(city.value),
      value: city.value,
      low: city.low,
      high: city.high,
    },
  }
  const tiles = domain.variable === 'district'
  return (
    <ChartFrame
      title={title}
      reading={t(tiles ? 'domains.readingTiles' : 'domains.reading', {
        level,
        city: city.value === null ? '' : write(city.value),
      })}
      subtitle={release.subtitle(report.n, report.effectiveN, report.design)}
      source={release.source}
      twinAt={tiles ? 'beside' : 'below'}
      twin={<DomainTable view={view} domain={domain} measure={measure} words={words} />}
    >
      {tiles ? (
        <TileMap label={title} tiles={rows} words={words} />
      ) : (
        <IntervalPlot
          id="domain-plot"
          title={title}
          description={[own, ...rows].map(({ label, note }) => `${label}: ${note}`).join('; ')}
          format={format.count}
          rows={[own, ...rows]}
        />
      )}
    </ChartFrame>
  )
}

/** The city's own figure of the measure. */
function cityFigure({ index, nodes, smileRate, satisfaction }: CityView['report'], key: string): Figure {
  if (key === 'smile_rate') return smileRate
  if (key === 'satisfaction') return satisfaction
  return nodes.find(({ code }) => code === key)?.people ?? index.people
}
