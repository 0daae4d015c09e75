import { useTranslation } from 'react-i18next'

import { ChartFrame } from '#app/ui/charts/chart-frame.tsx'
import { IntervalPlot } from '#app/ui/charts/interval-plot.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { FigureCell } from '#app/ui/tables/figure-cell.tsx'

import type { CityView } from '#app/ui/results/city/city-view.ts'
import { useCityWords } from '#app/ui/results/city/use-city-words.ts'

/** Overall satisfaction and the three senses: gain, happiness, security. */
export function CityMood(view: CityView) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const words = useCityWords(view)
  const release = useReleaseWords(view.release)
  const { satisfaction, senses } = view.report
  const rows = [
    { key: 'satisfaction', figure: satisfaction },
    { key: 'gain', figure: senses.gain },
    { key: 'happiness', figure: senses.happiness },
    { key: 'security', figure: senses.security },
  ].map(({ key, figure }) => ({ key, figure, label: t(`mood.${key}`) }))
  return (
    <section aria-labelledby="mood">
      <h2 id="mood">{t('mood.title')}</h2>
      <ChartFrame
        title={t('mood.chartTitle', { name: words.name })}
        reading={t('mood.reading')}
        subtitle={release.subtitle(view.report.n, view.report.effectiveN, view.report.design)}
        source={release.source}
        file={release.file('mood', view.report.city.code)}
        twinAt="beside"
        twin={
          <DataTable label={t('mood.table')}>
            <thead>
              <tr>
                <th scope="col">{t('mood.question')}</th>
                <th scope="col" className="number">
                  {t('city.scoreHeading')}
                </th>
                <th scope="col" className="number">
                  {t('figure.n')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, label, figure }) => (
                <tr key={key}>
                  <th scope="row">{label}</th>
                  <FigureCell figure={figure} words={words} design={view.report.design} />
                  <td className="number">{figure.n === null ? '–' : format.count(figure.n)}</td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        }
      >
        <IntervalPlot
          id="mood-plot"
          title={t('mood.title')}
          description={rows
            .map(({ label, figure }) => `${label}: ${words.withInterval(figure, view.report.design)}`)
            .join('; ')}
          format={format.count}
          rows={rows.map(({ key, label, figure }) => ({
            key,
            label,
            note: words.value(figure),
            says: `${label}: ${words.withInterval(figure, view.report.design)}`,
            value: figure.value,
            low: figure.low,
            high: figure.high,
          }))}
        />
      </ChartFrame>
    </section>
  )
}
