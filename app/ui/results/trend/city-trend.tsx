import { useTranslation } from 'react-i18next'

import type { ChangeRow } from '#app/survey/trend/changes.ts'

import type { CityView } from '#app/ui/results/city/city-view.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { useNodeNames } from '#app/ui/results/release/use-node-names.ts'
import { BreakList } from './break-list.tsx'
import { ChangeTable } from './change-table.tsx'
import { TrendChart } from './trend-chart.tsx'
import { useTrendWords } from './use-trend-words.ts'

/** What is said in a sentence and drawn: the part that people say, the whole, and the smile rate. */
const HEADLINES: Pick<ChangeRow, 'measure' | 'edition'>[] = [
  { measure: 'index', edition: 'people' },
  { measure: 'index', edition: 'blended' },
  { measure: 'smile_rate', edition: 'people' },
]

/** The city since each earlier wave: the verdict in words, the trend, the table; nothing in a first wave. */
export function CityTrend(view: CityView) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const { report, release } = view
  const node = useNodeNames(release)
  const words = useTrendWords({
    node,
    item: (code) => {
      const item = report.items.find((one) => one.code === code)
      return item ? format.text(item.label) : code
    },
  })
  const { changes = [] } = report
  const waves = changes.flatMap((one) => {
    const since = release.summary.trend?.since.find((compared) => compared.release === one.release)
    return since ? [{ since, rows: one.rows }] : []
  })
  const [latest] = waves
  if (!latest) return null
  const tested = latest.rows.filter(({ pAdjusted }) => pAdjusted !== null).length
  const headlines = HEADLINES.flatMap(
    (key) =>
      latest.rows.find(({ measure, edition }) => measure === key.measure && edition === key.edition) ?? [],
  )
  return (
    <section aria-labelledby="trend">
      <h2 id="trend">{t('trend.title')}</h2>
      {latest.rows.length === 0 ? (
        <p>
          {t('trend.tooFew', {
            n: format.count(release.summary.recipe.thresholds.evaluatorsBelow),
            wave: words.wave(latest.since),
          })}
        </p>
      ) : (
        <>
          {headlines.map((row, at) => (
            <p key={`${row.measure} ${row.edition}`} className={at === 0 ? 'lead' : undefined}>
              {words.sentence(row, latest.since)}
            </p>
          ))}
          <p className="small soft">{t('trend.reading', { count: tested })}</p>
          {latest.since.breaks.length > 0 && (
            <>
              <h3>{t('trend.breaks')}</h3>
              <BreakList since={latest.since} words={words} />
            </>
          )}
          <div className="trend-charts">
            {HEADLINES.map((key) => (
              <TrendChart
                key={`${key.measure} ${key.edition}`}
                view={view}
                measure={key}
                waves={waves}
                words={words}
              />
            ))}
          </div>
          {waves.map(({ since, rows }) =>
            rows.length === 0 ? null : (
              <details key={since.release}>
                <summary>{t('trend.table', { wave: words.wave(since) })}</summary>
                {since !== latest.since && <BreakList since={since} words={words} />}
                <ChangeTable
                  label={t('trend.table', { wave: words.wave(since) })}
                  rows={rows}
                  words={words}
                />
              </details>
            ),
          )}
        </>
      )}
    </section>
  )
}
