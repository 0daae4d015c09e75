import { useTranslation } from 'react-i18next'

import type { RepresentativenessReport } from '#app/survey/reports/weighting-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

/** How far open participation depended on who people are, margin by margin, with the errors. */
export function ParticipationTable({ rows }: { rows: RepresentativenessReport[] }) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const within = (value: number, se: number) =>
    t('weighting.within', { value: format.decimal(value, 4), se: format.decimal(se, 4) })
  return (
    <section aria-labelledby="participation">
      <h2 id="participation">{t('weighting.participation')}</h2>
      <p>{t('weighting.participationReading')}</p>
      <DataTable label={t('weighting.participation')}>
        <thead>
          <tr>
            <th scope="col">{t('weighting.margin')}</th>
            <th scope="col" className="number">
              {t('weighting.rIndicator')}
            </th>
            <th scope="col" className="number">
              {t('weighting.participationCv')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ variable, rIndicator, se, cv, cvSe }) => (
            <tr key={variable}>
              <th scope="row">{t(`common:margin.${variable}`, variable)}</th>
              <td className="number">{within(rIndicator, se)}</td>
              <td className="number">{within(cv, cvSe)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  )
}
