import { useTranslation } from 'react-i18next'

import type { ChangeRow, ComparedWave } from '#app/survey/trend/changes.ts'

import { ChartFrame } from '#app/ui/charts/chart-frame.tsx'
import { trendDomain, TrendPlot, type TrendPlotPoint } from '#app/ui/charts/trend-plot.tsx'
import type { CityView } from '#app/ui/results/city/city-view.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import type { TrendWords } from './use-trend-words.ts'

interface Props {
  view: CityView
  measure: Pick<ChangeRow, 'measure' | 'edition'>
  /** latest first */
  waves: { since: ComparedWave; rows: ChangeRow[] }[]
  words: TrendWords
}

/** One figure of the city over all waves, with its intervals; nothing with fewer than two points. */
export function TrendChart({ view, measure, waves, words }: Props) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const release = useReleaseWords(view.release)
  const found = waves.flatMap(({ since, rows }) => {
    const row = rows.find((one) => one.measure === measure.measure && one.edition === measure.edition)
    return row && row.before && row.now ? [{ since, row, before: row.before, now: row.now }] : []
  })
  const [latest] = found
  if (!latest) return null
  const { wave } = view.release.summary
  const points: TrendPlotPoint[] = [
    ...found.toReversed().map(({ since, row, before }) => ({
      key: since.release,
      label: since.closesOn.slice(0, 7),
      ...before,
      gap: row.verdict === 'break' || row.verdict === 'no-bridge' ? t('trend.gap') : null,
    })),
    { key: view.release.id, label: wave.closesOn.slice(0, 7), ...latest.now, gap: null },
  ]
  const name = words.measure(latest.row)
  const write = (value: number) => words.value(latest.row, value)
  const withInterval = ({ value, low, high, note = '' }: TrendPlotPoint) => {
    if (value === null) return note
    return low === null || high === null ? write(value) : `${write(value)} (${format.interval(low, high)})`
  }
  const domain = trendDomain(points)
  const title = t('trend.chartTitle', { measure: name, verdict: words.verdict(latest.row) })
  return (
    <ChartFrame
      title={title}
      reading={t('trend.chartReading', { min: format.count(domain.min), max: format.count(domain.max) })}
      subtitle={release.about}
      source={release.source}
      file={release.file(`trend-${measure.measure}-${measure.edition}`, view.report.city.code)}
      twinAt={{ label: t('table.show') }}
      twin={
        <DataTable label={title}>
          <thead>
            <tr>
              <th scope="col">{t('trend.wave')}</th>
              <th scope="col" className="number">
                {name}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.key}>
                <th scope="row">
                  {point.label}
                  {point.gap !== null && <span className="block small soft">{point.gap}</span>}
                </th>
                <td className="number">{withInterval(point)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      }
    >
      <TrendPlot
        id={`trend-${measure.measure}-${measure.edition}`}
        title={title}
        description={points
          .map((point) => [`${point.label}: ${withInterval(point)}`, point.gap].filter(Boolean).join(', '))
          .join('; ')}
        points={points}
        format={write}
        tick={format.count}
      />
    </ChartFrame>
  )
}
