import { useTranslation } from 'react-i18next'

import type { ResponseClass } from '#app/survey/reports/weighting-report.ts'

import { ChartFrame } from '#app/ui/charts/chart-frame.tsx'
import { IntervalPlot } from '#app/ui/charts/interval-plot.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

interface Props {
  classes: ResponseClass[]
  nameOf: (stratum: string) => string
  subtitle: string
  source: string
}

/** Who answered, class by class of an invited sample, and how much more each answer therefore counts. */
export function ResponseClasses({ classes, nameOf, subtitle, source }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const rateOf = ({ invited, responded }: ResponseClass) => responded / invited
  const rates = classes.map(rateOf)
  const label = ({ strata }: ResponseClass) => format.list(strata.map(nameOf))
  const percent = (share: number) => format.rate(share * 100)
  const merged = classes.filter(({ strata }) => strata.length > 1).length
  const title = t('weighting.classes', {
    low: percent(Math.min(...rates)),
    high: percent(Math.max(...rates)),
  })
  return (
    <ChartFrame
      title={title}
      reading={t('weighting.classesReading', { merged: format.count(merged) })}
      subtitle={subtitle}
      source={source}
      twinAt="beside"
      twin={
        <DataTable label={t('weighting.classesTable')}>
          <thead>
            <tr>
              <th scope="col">{t('weighting.class')}</th>
              <th scope="col" className="number">
                {t('fieldwork.invited')}
              </th>
              <th scope="col" className="number">
                {t('draft.n')}
              </th>
              <th scope="col" className="number">
                {t('fieldwork.share')}
              </th>
              <th scope="col" className="number">
                {t('weighting.factor')}
              </th>
            </tr>
          </thead>
          <tbody>
            {classes.map((one) => (
              <tr key={one.strata.join()}>
                <th scope="row">{label(one)}</th>
                <td className="number">{format.count(one.invited)}</td>
                <td className="number">{format.count(one.responded)}</td>
                <td className="number">{percent(rateOf(one))}</td>
                <td className="number">{format.decimal(one.factor, 3)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      }
    >
      <IntervalPlot
        id="classes"
        title={title}
        description={classes.map((one) => `${label(one)}: ${percent(rateOf(one))}`).join('; ')}
        domain={{ min: 0, max: Math.max(0.1, Math.ceil(Math.max(...rates) * 10) / 10) }}
        format={format.share}
        rows={classes.map((one) => ({
          key: one.strata.join(),
          label: label(one),
          value: rateOf(one),
          low: 0,
          high: rateOf(one),
          note: percent(rateOf(one)),
          says: `${label(one)}: ${percent(rateOf(one))}`,
        }))}
      />
    </ChartFrame>
  )
}
