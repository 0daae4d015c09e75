import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import type { QuarantinedLine } from '#app/survey/reports/quality-report.ts'

import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

interface Props {
  counts: Record<string, number>
  lines: QuarantinedLine[]
  cityNames: Record<string, LocalText>
}

/** Responses put aside, by reason, with what can be decided about them; nothing of what was answered is shown. */
export function QuarantinePart({ counts, lines, cityNames }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const reasons = Object.entries(counts)
  return (
    <section aria-labelledby="quarantine">
      <h2 id="quarantine">{t('quality.quarantine.title')}</h2>
      <p>{t('quality.quarantine.about')}</p>
      {reasons.length === 0 && <p>{t('quality.quarantine.none')}</p>}
      {reasons.map(([reason, count]) => (
        <form method="post" key={reason} className="button-row">
          <input type="hidden" name="reason" value={reason} />
          <p>
            <strong>{t(`quality.reason.${reason}`)}</strong>{' '}
            {t('quality.quarantine.count', { count, shown: format.count(count) })}
          </p>
          <SubmitButton name="decision" value="admit" tone="quiet">
            {t('quality.quarantine.admitAll')}
          </SubmitButton>
          <SubmitButton name="decision" value="keep" tone="quiet">
            {t('quality.quarantine.keepAll')}
          </SubmitButton>
        </form>
      ))}
      {lines.length > 0 && (
        <DataTable label={t('quality.quarantine.table')}>
          <thead>
            <tr>
              {['reason', 'city', 'day', 'language'].map((column) => (
                <th scope="col" key={column}>
                  {t(`quality.quarantine.${column}`)}
                </th>
              ))}
              <th scope="col" className="number">
                {t('quality.quarantine.seconds')}
              </th>
              <th scope="col" className="number">
                {t('quality.quarantine.answered')}
              </th>
              <th scope="col">{t('quality.quarantine.decide')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, reason, city, day, language, seconds, answered }) => (
              <tr key={id}>
                <td>{t(`quality.reason.${reason}`)}</td>
                <td>{cityNames[city] ? format.text(cityNames[city]) : city}</td>
                <td>{format.date(day)}</td>
                <td>{language}</td>
                <td className="number">{seconds === null ? '–' : format.count(seconds)}</td>
                <td className="number">{format.count(answered)}</td>
                <td>
                  <form method="post">
                    <input type="hidden" name="reason" value={reason} />
                    <input type="hidden" name="id" value={id} />
                    <SubmitButton name="decision" value="admit" tone="quiet">
                      {t('quality.quarantine.admit')}
                    </SubmitButton>
                  </form>
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </section>
  )
}
