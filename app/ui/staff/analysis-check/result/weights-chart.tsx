import { useTranslation } from 'react-i18next'

import type { WeightsPicture } from '#app/survey/reports/check-report.ts'

import { ChartSvg } from '#app/ui/charts/sheet/chart-svg.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

const AXIS = 86
const TALLEST = 66
const TICKS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]
const QUANTILES = ['min', 'p5', 'p25', 'median', 'p75', 'p95', 'max']
const WHOLE = 100
/** of a line of words */
const LINE = 18

/** Weights before (above the axis) and after (below it), as multiples of their mean on a logarithmic axis. */
export function WeightsChart({ picture }: { picture: WeightsPicture }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { edges, before, after, quantiles, outside } = picture
  const low = Math.log(edges[0]!)
  const span = Math.log(edges.at(-1)!) - low
  const placeOf = (weight: number) => ((Math.log(weight) - low) / span) * WHOLE
  const highest = Math.max(...before, ...after)
  const below = AXIS + LINE
  const height = below + (Math.max(...after) / highest) * TALLEST + LINE + 4
  const barWidth = WHOLE / before.length
  const ticks = TICKS.filter((tick) => placeOf(tick) >= 2 && placeOf(tick) <= WHOLE - 2)
  const title = t('check.weights.picture')
  return (
    <figure className="chart-frame check-chart">
      <figcaption>
        <h3>{title}</h3>
        <p className="chart-reading">{t('check.weights.reading')}</p>
      </figcaption>
      <ChartSvg
        id="weights-chart"
        title={title}
        description={t('check.weights.description', {
          before: format.interval(quantiles.before[0]!, quantiles.before.at(-1)!),
          after: format.interval(quantiles.after[0]!, quantiles.after.at(-1)!),
        })}
        height={height}
        role="img"
      >
        <text x="0" y={LINE - 4} className="chart-label">
          {t('check.weights.before')}
        </text>
        {before.map((share, bar) => (
          <rect
            key={`before-${bar}`}
            className="check-bar-before"
            x={`${bar * barWidth}%`}
            width={`${barWidth * 0.9}%`}
            y={AXIS - (share / highest) * TALLEST}
            height={(share / highest) * TALLEST}
          />
        ))}
        {after.map((share, bar) => (
          <rect
            key={`after-${bar}`}
            className="check-bar-after"
            x={`${bar * barWidth}%`}
            width={`${barWidth * 0.9}%`}
            y={below}
            height={(share / highest) * TALLEST}
          />
        ))}
        <line x1="0" x2="100%" y1={AXIS} y2={AXIS} className="check-axis" />
        <line x1="0" x2="100%" y1={below} y2={below} className="check-axis" />
        {ticks.map((tick) => (
          <text
            key={tick}
            x={`${placeOf(tick)}%`}
            y={AXIS + LINE - 4}
            className="chart-tick"
            textAnchor="middle"
          >
            {tick}
          </text>
        ))}
        <text x="0" y={height - 4} className="chart-label">
          {t('check.weights.afterAll')}
        </text>
      </ChartSvg>
      <DataTable label={t('check.weights.twin')} className="check-table">
        <thead>
          <tr>
            <th scope="col">{t('check.weights.multiple')}</th>
            {QUANTILES.map((name) => (
              <th key={name} scope="col" className="number">
                {t(`check.weights.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(['before', 'after'] as const).map((when) => (
            <tr key={when}>
              <th scope="row">{t(when === 'before' ? 'check.weights.before' : 'check.weights.afterAll')}</th>
              {quantiles[when].map((weight, at) => (
                <td key={QUANTILES[at]} className="number">
                  {format.decimal(weight, 2)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
      {outside > 0 && <p className="small">{t('check.weights.outside', { count: outside })}</p>}
    </figure>
  )
}
