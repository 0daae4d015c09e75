import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import type { PaperItem } from '#app/survey/paper/paper-form.ts'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { KeyingRow } from './keying-row.tsx'

interface Props {
  city: { code: string; name: LocalText }
  languages: string[]
  noticeVersion: string
  form: PaperItem[]
  /** the sheet that is keyed a second time; null for a first keying */
  second: string | null
  faults: { item: string; number: number; code: string; keyed: string }[]
  values: Record<string, string>
}

/** The fields of a sheet, in its order, each with its codes. The Enter key goes on; only the button at the end sends. */
export function EnterForm({ city, languages, noticeVersion, form, second, faults, values }: Props) {
  const { t } = useTranslation(['paper', 'resident'])
  const { text } = useFormat()
  const messageOf = ({ number, keyed, code }: Props['faults'][number]) =>
    t('enter.fault', { number, keyed: keyed || t('enter.nothing'), issue: t(`resident:issue.${code}`) })
  return (
    <form method="post" className="keying" data-keying="" noValidate>
      <ErrorSummary
        title={t('enter.problem')}
        errors={faults.map((fault) => ({ field: `item-${fault.item}`, message: messageOf(fault) }))}
      />
      <p>{t('enter.lead', { city: text(city.name) })}</p>
      <input type="hidden" name="city" value={city.code} />
      <input type="hidden" name="notice" value={values['notice'] ?? noticeVersion} />
      <div className="keying-head">
        <TextField
          id="sheet"
          label={t('enter.sheet')}
          hint={t('enter.sheetHint')}
          value={values['sheet'] ?? second ?? ''}
          required
        />
        {second === null && (
          <>
            <SelectField
              id="language"
              label={t('enter.language')}
              value={values['language'] ?? languages[0]}
              options={languages.map((tag) => ({
                value: tag,
                label: t(`staff.sheetIn.${tag}`, { defaultValue: tag }),
              }))}
            />
            <TextField
              id="ticket"
              label={t('enter.ticket')}
              hint={t('enter.ticketHint')}
              value={values['ticket']}
            />
          </>
        )}
      </div>
      {second === null && (
        <label className="keying-consent">
          <input type="checkbox" name="consent" value="yes" defaultChecked={values['consent'] === 'yes'} />
          {t('enter.consent')}
        </label>
      )}
      <ol className="keying-rows">
        {form.map((question) => (
          <KeyingRow
            key={question.number}
            question={question}
            value={values[`item-${question.item.code}`] ?? ''}
            fault={faults.filter(({ item }) => item === question.item.code).map(messageOf)[0]}
          />
        ))}
      </ol>
      <SubmitButton name="step" value={second === null ? 'enter' : 'second'}>
        {t(second === null ? 'enter.save' : 'enter.compare')}
      </SubmitButton>
    </form>
  )
}
