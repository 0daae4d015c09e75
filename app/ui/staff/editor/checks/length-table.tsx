import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import { ANSWER_SECONDS, PROMISED_MINUTES, READING_SPEED } from '#app/survey/questionnaire/checking/length.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

export interface LengthLine {
  /** a form, or `all` */
  form: string
  items: number
  minutes: { 'zh-CN': number; en: number }
}

/** What a wave that asked an earlier version measured beside the estimate for that version. */
export interface MeasuredLine {
  wave: string
  title: LocalText
  version: string
  responses: number
  minutes: number
  estimated: number
}

/** How long each form takes by the rule, and what waves have measured. */
export function LengthTable({ lines, measured }: { lines: LengthLine[]; measured: MeasuredLine[] }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const minutes = (value: number) => t('questionnaires.length.minutes', { minutes: format.decimal(value, 1) })
  return (
    <>
      <DataTable label={t('questionnaires.length.title')} className="figures bar-below">
        <thead>
          <tr>
            <th scope="col">{t('questionnaires.length.form')}</th>
            <th scope="col">{t('questionnaires.length.questions')}</th>
            <th scope="col">{t('questionnaires.languageNames.zh-CN')}</th>
            <th scope="col">{t('questionnaires.languageNames.en')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ form, items, minutes: taken }) => (
            <tr key={form}>
              <th scope="row">{t(`questionnaires.forms.${form}`, { defaultValue: form })}</th>
              <td className="number">{format.decimal(items, Number.isInteger(items) ? 0 : 1)}</td>
              <td className="number">{minutes(taken['zh-CN'])}</td>
              <td className="number">{minutes(taken.en)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <details>
        <summary>{t('questionnaires.length.how')}</summary>
        <p>
          {t('questionnaires.length.rule', {
            zh: READING_SPEED['zh-CN'],
            en: READING_SPEED.en,
            promised: PROMISED_MINUTES,
          })}
        </p>
        <ul>
          {Object.entries(ANSWER_SECONDS).map(([type, seconds]) => (
            <li key={type}>
              {t('questionnaires.length.perType', {
                type: t(`questionnaires.types.${type}`),
                count: seconds,
              })}
            </li>
          ))}
        </ul>
      </details>
      <h3>{t('questionnaires.length.measured')}</h3>
      {measured.length === 0 ? (
        <p>{t('questionnaires.length.notMeasured')}</p>
      ) : (
        <ul>
          {measured.map(({ wave, title, version, responses, minutes: taken, estimated }) => (
            <li key={wave}>
              {t('questionnaires.length.measuredLine', {
                wave: format.text(title),
                version,
                responses: format.count(responses),
                measured: minutes(taken),
                estimated: minutes(estimated),
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
