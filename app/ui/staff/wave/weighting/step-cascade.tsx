import { useTranslation } from 'react-i18next'

import type { WeightingReport } from '#app/survey/reports/weighting-report.ts'

import { ChartFrame } from '#app/ui/charts/chart-frame.tsx'
import { IntervalPlot } from '#app/ui/charts/interval-plot.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

interface Props {
  weighting: WeightingReport
  subtitle: string
  source: string
}

/** The weights after each step of the recipe: what is left of the answers, and what the weights look like. */
export function StepCascade({ weighting, subtitle, source }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { steps } = weighting
  const first = steps[0]
  const last = steps.at(-1)
  if (!first || !last) return null
  const title = t('weighting.cascade', {
    n: format.count(first.n),
    effectiveN: format.count(last.effectiveN),
    share: format.share(last.effectiveN / first.n),
  })
  const name = (step: string) => t(`weighting.step.${step}`)
  return (
    <ChartFrame
      title={title}
      reading={t('weighting.cascadeReading')}
      subtitle={subtitle}
      source={source}
      twinAt="beside"
      twin={
        <DataTable label={t('weighting.cascadeTable')}>
          <thead>
            <tr>
              <th scope="col">{t('weighting.stepHeading')}</th>
              <th scope="col" className="number">
                {t('draft.n')}
              </th>
              <th scope="col" className="number">
                {t('weighting.sum')}
              </th>
              <th scope="col" className="number">
                {t('weighting.cv')}
              </th>
              <th scope="col" className="number">
                {t('weighting.kish')}
              </th>
              <th scope="col" className="number">
                {t('draft.effectiveN')}
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ step, n, sum, cv, kishDesignEffect, effectiveN }) => (
              <tr key={step}>
                <th scope="row">{name(step)}</th>
                <td className="number">{format.count(n)}</td>
                <td className="number">{format.count(sum)}</td>
                <td className="number">{format.decimal(cv, 3)}</td>
                <td className="number">{format.decimal(kishDesignEffect, 3)}</td>
                <td className="number">{format.count(effectiveN)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      }
    >
      <IntervalPlot
        id="steps"
        title={title}
        description={steps
          .map(({ step, effectiveN }) => `${name(step)}: ${format.count(effectiveN)}`)
          .join('; ')}
        domain={{ min: 0, max: first.n }}
        format={format.count}
        rows={steps.map(({ step, effectiveN }) => ({
          key: step,
          label: name(step),
          value: effectiveN,
          low: 0,
          high: effectiveN,
          note: format.count(effectiveN),
          says: `${name(step)}: ${format.count(effectiveN)}`,
        }))}
      />
    </ChartFrame>
  )
}
