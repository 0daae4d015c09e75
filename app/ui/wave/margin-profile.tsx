import { useTranslation } from 'react-i18next'

import type { MarginReport } from '#app/survey/weighting-report.ts'

import { ChartLegend } from '../charts/chart-legend.tsx'
import { SidesPlot } from '../charts/sides-plot.tsx'
import { useFormat } from '../format/use-format.ts'
import { DataTable } from '../tables/data-table.tsx'



/** A margin of one city: the sample as it came, the population, and the sample as weighted. */
export function MarginProfile({ margin }: { margin: MarginReport }) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const name = (category: string): string =>
    category
      .split(' + ')
      .map((one) =>
        one
          .split(':')
          .map(part)
          .join(format.language === 'en' ? ', ' : '，'),
      )
      .join(' + ')
  const part = (code: string): string =>
    code === 'withheld' ? t('weighting.withheld') : t(`common:margin.${code}`, code)
  const title = t('weighting.marginTitle', { margin: t(`common:margin.${margin.variable}`, margin.variable) })
  const shares = margin.categories.flatMap(({ before, after, target }) => [before, after, target])
  const domain = { min: 0, max: Math.max(0.1, Math.ceil(Math.max(...shares) * 10) / 10) }
  const share = (value: number) => `${format.decimal(value * 100, 1)}%`
  return (
    <section className="margin-profile">
      <h3>{title}</h3>
      <div className="chart-beside">
        <div>
          <ChartLegend
            entries={[
              { mark: 'open-square', label: t('weighting.before') },
              { mark: 'dot', label: t('weighting.after') },
              { mark: 'stroke', label: t('weighting.target') },
            ]}
          />
          <SidesPlot
            id={`margin-${margin.variable}`}
            title={title}
            description={margin.categories
              .map((one) =>
                t('weighting.categoryWords', {
                  category: name(one.category),
                  before: share(one.before),
                  after: share(one.after),
                  target: share(one.target),
                }),
              )
              .join('; ')}
            domain={domain}
            format={format.share}
            rows={margin.categories.map((one) => ({
              key: one.category,
              label: name(one.category),
              note: share(one.after),
              filled: one.after,
              low: null,
              high: null,
              open: one.before,
              stroke: one.target,
            }))}
          />
        </div>
        <DataTable label={title}>
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
                  {name(one.category)}
                  {one.collapsedInto !== null && (
                    <span className="city-kind">
                      {t('weighting.collapsedInto', { into: name(one.collapsedInto) })}
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
      </div>
    </section>
  )
}
