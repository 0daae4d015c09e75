import { useTranslation } from 'react-i18next'

import type { FieldReport, ModeCount, WayCount } from '#app/survey/wave/field-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { ModeComparison } from './mode-comparison.tsx'

/** How people answer, in which language, and how long it takes them. */
export function WayTables({ report }: { report: FieldReport }) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const { medianMinutes } = report
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">{t('field.ways.title')}</h2>
      <p>
        {medianMinutes === null
          ? t('field.ways.noMinutes')
          : t('field.ways.minutes', { minutes: format.decimal(medianMinutes, 1) })}
      </p>
      <div className="beside">
        <Ways
          label={t('field.ways.mode')}
          ways={report.modes}
          nameOf={(name) => t(`field.mode.${name}`, name)}
        />
        <Ways
          label={t('field.ways.language')}
          ways={report.languages}
          nameOf={(name) => t(`common:language.${name}`, name)}
        />
      </div>
      <p className="small soft">{t('field.ways.unansweredReading')}</p>
      {report.modesCompared && <ModeComparison compared={report.modesCompared} />}
    </section>
  )
}

function Ways({
  label,
  ways,
  nameOf,
}: {
  label: string
  ways: (WayCount | ModeCount)[]
  nameOf: (name: string) => string
}) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  return (
    <DataTable label={label} showLabel>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col" className="number">
            {t('field.groups.answers')}
          </th>
          <th scope="col" className="number">
            {t('field.ways.median')}
          </th>
          {ways.some((way) => 'unanswered' in way) && (
            <th scope="col" className="number">
              {t('field.ways.unanswered')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {ways.map(({ name, answers, medianMinutes, ...more }) => (
          <tr key={name}>
            <th scope="row">{nameOf(name)}</th>
            <td className="number">{answers === null ? t('field.few') : format.count(answers)}</td>
            <td className="number">{medianMinutes === null ? '–' : format.decimal(medianMinutes, 1)}</td>
            {'unanswered' in more && (
              <td className="number">{more.unanswered === null ? '–' : format.share(more.unanswered)}</td>
            )}
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
