import { useTranslation } from 'react-i18next'

import type { MarginReport } from '#app/survey/reports/weighting-report.ts'

import { ChartFrame } from '#app/ui/charts/chart-frame.tsx'
import { ChartLegend } from '#app/ui/charts/chart-legend.tsx'
import { SidesPlot } from '#app/ui/charts/sides-plot.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

interface Props {
  margin: MarginReport
  nameOf: (category: string) => string
  subtitle: string
  source: string
}

/** A margin of one city: the sample as it came, the population, and the sample as weighted. */
export function MarginProfile({ margin, nameOf, subtitle, source }: Props) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const { variable, categories, distance } = margin
  const share = (value: number) => format.rate(value * 100)
  const title = t('weighting.marginTitle', {
    margin: t(`common:margin.${variable}`, variable),
    before: share(distance.before),
    after: share(distance.after),
  })
  const inWords = (one: (typeof categories)[number]) =>
    t('weighting.categoryWords', {
      category: nameOf(one.category),
      before: share(one.before),
      after: share(one.after),
      target: share(one.target),
    })
  const shares = categories.flatMap(({ before, after, target }) => [before, after, target])
  const domain = { min: 0, max: Math.max(0.1, Math.ceil(Math.max(...shares) * 10) / 10) }
  return (
    <ChartFrame
      title={title}
      reading={t('weighting.marginReading')}
      subtitle={subtitle}
      source={source}
      twinAt="beside"
      twin={<CategoryTable margin={margin} nameOf={nameOf} label={title} />}
    >
      <ChartLegend
        entries={[
          { mark: 'open-square', label: t('weighting.before') },
          { mark: 'dot', label: t('weighting.after') },
          { mark: 'stroke', label: t('weighting.target') },
        ]}
      />
      <SidesPlot
        id={`margin-${variable}`}
        title={title}
        description={categories.map(inWords).join('; ')}
        domain={domain}
        format={format.share}
        rows={categories.map((one) => ({
          key: one.category,
          label: nameOf(one.category),
          note: share(one.after),
          says: inWords(one),
          filled: one.after,
          low: null,
          high: null,
          open: one.before,
          stroke: one.target,
        }))}
      />
    </ChartFrame>
  )
}

function CategoryTable({ margin, nameOf, label }: Pick<Props, 'margin' | 'nameOf'> & { label: string }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const share = (value: number) => format.rate(value * 100)
  return (
    <DataTable label={label}>
      <thead>
        <tr>
          <th scope="col">{t('weighting.category')}</th>
          <th scope="col" className="number">
            {t('draft.n')}
          </th>
          <th scope="col" className="number">
            {t('weighting.before')}
          </th>
          <th scope="col" className="number">
            {t('weighting.after')}
          </th>
          <th scope="col" className="number">
            {t('weighting.target')}
          </th>
        </tr>
      </thead>
      <tbody>
        {margin.categories.map((one) => (
          <tr key={one.category}>
            <th scope="row">
              <span lang={format.languageOf(nameOf(one.category))}>{nameOf(one.category)}</span>
              {one.collapsedInto !== null && (
                <span className="city-kind">
                  {t('weighting.collapsedInto', { into: nameOf(one.collapsedInto) })}
                </span>
              )}
            </th>
            <td className="number">{format.count(one.n)}</td>
            <td className="number">{share(one.before)}</td>
            <td className="number">{share(one.after)}</td>
            <td className="number">{share(one.target)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
