import { useTranslation } from 'react-i18next'

import type { FieldReport } from '#app/survey/wave/field-report.ts'

import { ProgressBar } from '#app/ui/charts/cells/progress-bar.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

/** The questions at which visits stopped, where enough did. */
export function BreakOff({ breakOff }: { breakOff: FieldReport['breakOff'] }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { rows, stopped } = breakOff
  const told = rows.filter(({ visits }) => visits !== null)
  const most = Math.max(1, ...told.map(({ visits }) => visits ?? 0))
  return (
    <section>
      <h2 id="break-off">{t('field.breakOff.title')}</h2>
      <p>
        {format.sentences(
          stopped === null
            ? t('field.breakOff.few')
            : t('field.breakOff.stopped', { visits: format.count(stopped) }),
          t('field.breakOff.how'),
        )}
      </p>
      {told.length > 0 && (
        <DataTable label={t('field.breakOff.title')}>
          <thead>
            <tr>
              <th scope="col">{t('field.breakOff.question')}</th>
              <th scope="col" className="number">
                {t('field.breakOff.visits')}
              </th>
              <th scope="col">{t('field.breakOff.bar')}</th>
            </tr>
          </thead>
          <tbody>
            {told.map(({ item, label, visits }) => (
              <tr key={item}>
                <th scope="row">
                  {label ? format.text(label) : t('field.breakOff.check')}
                  <span className="city-kind">{item}</span>
                </th>
                <td className="number">{format.count(visits ?? 0)}</td>
                <td className="picture progress-cell">
                  <ProgressBar share={(visits ?? 0) / most} label={format.count(visits ?? 0)} />
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </section>
  )
}
