import { useTranslation } from 'react-i18next'

import type { DomainReport } from '#app/survey/reports/domains.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import type { CityView } from '#app/ui/results/city/city-view.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { FigureCell } from '#app/ui/tables/figure-cell.tsx'
import { measureKey, rowOf } from './domain-choice.ts'
import type { DomainWords } from './use-domain-words.ts'

interface Props {
  view: CityView
  domain: DomainReport
  /** key of the measure */
  measure: string
  words: DomainWords
}

/** Every group with its figure, how far it lies from the others, and what may be said of that. */
export function DomainTable({ view, domain, measure, words }: Props) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const { design } = view.report
  const counted = view.audience === 'evaluator'
  const label = t('domains.table', { measure: words.measure(measure), variable: words.within(domain) })
  return (
    <DataTable label={label} className="domain-table figures stacked" sortable>
      <thead>
        <tr>
          <th scope="col">{words.variable(domain)}</th>
          <th scope="col" className="number">
            {t('domains.value')}
          </th>
          <th scope="col" className="number">
            {t('domains.difference')}
          </th>
          <th scope="col">{t('domains.verdictHeading')}</th>
          <th scope="col" className="number">
            {t('domains.share')}
          </th>
          {counted && (
            <th scope="col" className="number">
              {t('domains.answers')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {domain.categories.map((category) => {
          const row = rowOf(category.rows, measure)
          return (
            <tr key={category.key}>
              <th scope="row">
                <span lang={words.languageOf(category)}>{words.group(category)}</span>
                {category.mark === 'indicative' && (
                  <span className="block small soft">{t('mark.indicativeShort')}</span>
                )}
              </th>
              {row ? (
                <FigureCell
                  figure={row.figure}
                  words={words}
                  design={design}
                  unit={measure === 'smile_rate' ? '%' : ''}
                  label={t('domains.value')}
                />
              ) : (
                <td className="number soft" data-label={t('domains.value')}>
                  {words.shortWhy(category.mark)}
                </td>
              )}
              <td
                className="number"
                data-label={t('domains.difference')}
                data-value={row?.difference ?? undefined}
              >
                {row?.difference == null ? '–' : words.signed(row.difference)}
                {row?.low != null && row.high !== null && (
                  <span className="interval">
                    {t('trend.fromTo', { low: words.signed(row.low), high: words.signed(row.high) })}
                  </span>
                )}
              </td>
              <td
                className={row && isReal(row) ? 'words verdict-real' : 'words'}
                data-label={t('domains.verdictHeading')}
              >
                {row ? words.verdict(row) : '–'}
                {row?.pAdjusted != null && <span className="block small soft">{words.p(row.pAdjusted)}</span>}
              </td>
              <td className="number" data-label={t('domains.share')}>
                {category.share === null ? '–' : format.share(category.share)}
              </td>
              {counted && (
                <td className="number" data-label={t('domains.answers')}>
                  {category.n === null ? '–' : format.count(category.n)}
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </DataTable>
  )
}

function isReal({ verdict }: { verdict: string }): boolean {
  return verdict === 'higher' || verdict === 'lower'
}

/** All measures of a variable side by side. */
export function AllMeasures({ view, domain, words }: Omit<Props, 'measure'>) {
  const { t } = useTranslation('common')
  const measures = domain.categories.find(({ rows }) => rows.length > 0)?.rows.map(measureKey) ?? []
  const label = t('domains.all', { variable: words.within(domain) })
  return (
    <details>
      <summary>{label}</summary>
      <DataTable label={label} className="figures sticky">
        <thead>
          <tr>
            <th scope="col">{words.variable(domain)}</th>
            {measures.map((key) => (
              <th key={key} scope="col" className="number">
                {words.measure(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {domain.categories.map((category) => (
            <tr key={category.key}>
              <th scope="row">
                <span lang={words.languageOf(category)}>{words.group(category)}</span>
              </th>
              {measures.map((key) => {
                const row = rowOf(category.rows, key)
                return row ? (
                  <FigureCell
                    key={key}
                    figure={row.figure}
                    words={words}
                    design={view.report.design}
                    unit={key === 'smile_rate' ? '%' : ''}
                    className={isReal(row) ? 'verdict-real' : ''}
                  />
                ) : (
                  <td key={key} className="number soft">
                    {words.shortWhy(category.mark)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </details>
  )
}
