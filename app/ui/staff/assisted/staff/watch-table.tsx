import { useTranslation } from 'react-i18next'

import { WATCH_LIMITS, type InterviewerWatch } from '#app/survey/wave/interviewer-watch.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

/** One line an interviewer, with what deserves a look in words. */
export function WatchTable({ watch }: { watch: InterviewerWatch }) {
  const { t } = useTranslation('assisted')
  const format = useFormat()
  const minutes = (seconds: number | null) => (seconds === null ? '–' : format.decimal(seconds / 60, 1))
  const share = (value: number | null) => (value === null ? '–' : format.share(value))
  return (
    <DataTable label={t('watch.table')} className="figures" sortable>
      <thead>
        <tr>
          <th scope="col">{t('watch.interviewer')}</th>
          <th scope="col" className="number">
            {t('watch.interviews')}
          </th>
          <th scope="col" className="number">
            {t('watch.minutes')}
          </th>
          <th scope="col" className="number">
            {t('watch.alike')}
          </th>
          <th scope="col" className="number">
            {t('watch.spread')}
          </th>
          <th scope="col">{t('watch.look')}</th>
        </tr>
      </thead>
      <tbody>
        {watch.lines.map(({ interviewer, interviews, seen }) => (
          <tr key={interviewer}>
            <th scope="row">{t('staff.numbered.interviewer', { number: interviewer })}</th>
            <td className="number">{format.count(interviews)}</td>
            <td className="number">{seen && minutes(seen.medianSeconds)}</td>
            <td className="number">{seen && share(seen.alike)}</td>
            <td className="number">{seen && share(seen.spread)}</td>
            <td className="words">
              {seen === null
                ? t('watch.few', { fewest: WATCH_LIMITS.fewest })
                : seen.flags.length === 0
                  ? t('watch.nothing')
                  : format.sentences(
                      ...seen.flags.map((flag) =>
                        t(`watch.flag.${flag}`, {
                          minutes: minutes(seen.medianSeconds),
                          all: minutes(watch.medianSeconds),
                          alike: share(seen.alike),
                          spread: share(seen.spread),
                        }),
                      ),
                    )}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
