import { useTranslation } from 'react-i18next'

import type { FieldReport } from '#app/survey/wave/field-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { DataTable } from '#app/ui/tables/data-table.tsx'

/** What each channel has brought, how many were told how to answer, and hours that stand out. */
export function ChannelPart({ report, path }: { report: FieldReport; path: string }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  return (
    <section>
      <h2 id="channels">{t('field.channels.title')}</h2>
      {report.bursts.map(({ city, channel, hour, answers, expected }) => (
        <Notice tone="warning" key={`${format.text(city)} ${channel ?? ''} ${hour}`}>
          <p>
            {t('field.channels.burst', {
              city: format.text(city),
              channel: channel ?? t('field.channels.direct'),
              day: format.date(hour.slice(0, 10)),
              hour: hour.slice(11),
              answers: format.count(answers),
              expected: format.decimal(expected, 1),
            })}
          </p>
        </Notice>
      ))}
      <p>
        {format.sentences(
          report.bursts.length === 0 ? t('field.channels.noBurst') : '',
          t('field.channels.rule'),
        )}{' '}
        <a href={path}>{t('field.channels.manage')}</a>
      </p>
      <DataTable label={t('field.channels.title')}>
        <thead>
          <tr>
            <th scope="col">{t('field.channels.channel')}</th>
            <th scope="col" className="number">
              {t('field.groups.answers')}
            </th>
            <th scope="col" className="number">
              {t('field.channels.told')}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.channels.map(({ code, name, answers, told }) => (
            <tr key={code ?? ''}>
              <th scope="row">
                {name ?? t('field.channels.direct')}
                {code !== null && <span className="city-kind">{code}</span>}
              </th>
              <td className="number">{answers === null ? t('field.few') : format.count(answers)}</td>
              <td className="number">{told === null ? '–' : format.share(told)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  )
}
