import { useTranslation } from 'react-i18next'

import type { WeightingReport } from '#app/survey/reports/weighting-report.ts'

import { ChartFrame } from '#app/ui/charts/chart-frame.tsx'
import { Axis, AXIS_HEIGHT } from '#app/ui/charts/sheet/axis.tsx'
import { ChartSvg } from '#app/ui/charts/sheet/chart-svg.tsx'
import { ChartMark } from '#app/ui/charts/sheet/chart-mark.tsx'
import { at, span, type Domain } from '#app/ui/charts/sheet/scale.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

interface Props {
  weighting: WeightingReport
  subtitle: string
  source: string
}

/** Height of the fullest bar, and room above it; pixels. */
const TALLEST = 150
const ABOVE = 26
/** Half a bin on either side of a single weight, in doublings. */
const HALF_BIN = 0.5

/** How many respondents carry which weight, in medians on a logarithmic axis, with the limit of trimming. */
export function WeightHistogram({ weighting, subtitle, source }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { histogram, min, max, median, trimLimit } = weighting
  const fullest = Math.max(...histogram.map(({ respondents }) => respondents))
  const doublings = (weight: number) => Math.log2(weight / median)
  const domain: Domain = {
    min: Math.min(-HALF_BIN, Math.floor(doublings(min))),
    max: Math.max(HALF_BIN, Math.ceil(doublings(max))),
  }
  const bottom = ABOVE + TALLEST
  const times = (weight: number) => t('weighting.times', { n: format.decimal(weight / median, 2) })
  const title = t('weighting.histogram', {
    min: format.decimal(min / median, 2),
    max: format.decimal(max / median, 1),
  })
  return (
    <ChartFrame
      title={title}
      reading={t('weighting.histogramReading')}
      subtitle={subtitle}
      source={source}
      twinAt={{ label: t('weighting.histogramTable') }}
      twin={<BinTable weighting={weighting} times={times} />}
    >
      <ChartSvg
        id="weights"
        title={title}
        description={histogram
          .filter(({ respondents }) => respondents > 0)
          .map(({ from, to, respondents }) => `${times(from)}–${times(to)}: ${format.count(respondents)}`)
          .join('; ')}
        height={bottom + AXIS_HEIGHT}
      >
        <Axis
          domain={domain}
          top={ABOVE}
          bottom={bottom}
          values={axisValues(domain)}
          format={(value) => times(median * 2 ** value)}
        />
        {histogram.map(({ from, to, respondents }, index) => {
          const low = from === to ? -HALF_BIN / 2 : doublings(from)
          const high = from === to ? HALF_BIN / 2 : doublings(to)
          const height = (TALLEST * respondents) / fullest
          return (
            <ChartMark
              key={from}
              first={index === 0}
              label={`${times(from)}–${times(to)}: ${format.count(respondents)}`}
            >
              <rect
                className="histogram-bar"
                x={at(low, domain)}
                width={span(low, high, domain)}
                y={bottom - height}
                height={height}
              />
            </ChartMark>
          )
        })}
        <UprightMark label={t('weighting.median')} x={at(0, domain)} bottom={bottom} />
        {trimLimit !== null && trimLimit <= max * (1 + 1e-6) && (
          <UprightMark label={t('weighting.limit')} x={at(doublings(trimLimit), domain)} bottom={bottom} />
        )}
      </ChartSvg>
    </ChartFrame>
  )
}

/** Whole doublings, at most about six of them. */
function axisValues({ min, max }: Domain): number[] {
  const step = Math.max(1, Math.ceil((max - min) / 6))
  const values: number[] = []
  for (let value = Math.ceil(min); value <= max; value += step) values.push(value)
  return values
}

function UprightMark({ label, x, bottom }: { label: string; x: string; bottom: number }) {
  return (
    <g>
      <line className="mark-gap" x1={x} x2={x} y1={ABOVE - 6} y2={bottom} />
      <text className="chart-tick" x={x} y={ABOVE - 10} textAnchor="middle">
        {label}
      </text>
    </g>
  )
}

function BinTable({ weighting, times }: { weighting: WeightingReport; times: (weight: number) => string }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  return (
    <DataTable label={t('weighting.histogramTable')}>
      <thead>
        <tr>
          <th scope="col">{t('weighting.bin')}</th>
          <th scope="col" className="number">
            {t('weighting.binPeople')}
          </th>
          <th scope="col" className="number">
            {t('draft.n')}
          </th>
        </tr>
      </thead>
      <tbody>
        {weighting.histogram.map(({ from, to, respondents }) => (
          <tr key={from}>
            <th scope="row">
              {times(from)}–{times(to)}
            </th>
            <td className="number">
              {format.decimal(from, 1)}–{format.decimal(to, 1)}
            </td>
            <td className="number">{format.count(respondents)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
