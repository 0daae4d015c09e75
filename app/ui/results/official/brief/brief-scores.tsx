import { useTranslation } from 'react-i18next'

import { ChartFrame } from '#app/ui/charts/chart-frame.tsx'
import { IntervalPlot } from '#app/ui/charts/interval-plot.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import type { CityView } from '#app/ui/results/city/city-view.ts'
import { useCityWords } from '#app/ui/results/city/use-city-words.ts'
import { useNodeNames } from '#app/ui/results/release/use-node-names.ts'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { FigureCell } from '#app/ui/tables/figure-cell.tsx'

/** The five first-level scores as a picture, and beside it what residents and what figures say. */
export function BriefScores(view: CityView) {
  const { t } = useTranslation(['common', 'official'])
  const format = useFormat()
  const words = useCityWords(view)
  const name = useNodeNames(view.release)
  const release = useReleaseWords(view.release)
  const { design, n, effectiveN } = view.report
  const nodes = view.report.nodes.filter(({ level }) => level === 'first')
  return (
    <section aria-labelledby="scores">
      <h2 id="scores">{t('city.scores')}</h2>
      <ChartFrame
        title={t('city.scoresTitlePlain', { name: words.name })}
        reading={t('city.scoresReading', {
          level: format.share(view.release.summary.recipe.estimation.confidenceLevel),
        })}
        subtitle={release.subtitle(n, effectiveN, design)}
        source={release.source}
        twinAt="beside"
        twin={
          <DataTable label={t('official:brief.scoreTable')}>
            <thead>
              <tr>
                <th scope="col">{t('city.index')}</th>
                <th scope="col" className="number">
                  {t('city.people')}
                </th>
                <th scope="col" className="number">
                  {t('city.objective')}
                </th>
              </tr>
            </thead>
            <tbody>
              {nodes.map(({ code, people, objective }) => (
                <tr key={code}>
                  <th scope="row">{name(code)}</th>
                  <FigureCell figure={people} words={words} design={design} />
                  <td className="number">{objective === null ? '–' : format.score(objective)}</td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        }
      >
        <IntervalPlot
          id="brief-scores"
          title={t('city.scores')}
          description={nodes
            .map(({ code, blended }) => `${name(code)}: ${words.withInterval(blended, design)}`)
            .join('; ')}
          format={format.count}
          rows={nodes.map(({ code, blended }) => ({
            key: code,
            label: name(code),
            letter: code,
            note: words.value(blended),
            value: blended.value,
            low: blended.low,
            high: blended.high,
          }))}
        />
      </ChartFrame>
    </section>
  )
}
