import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import type { CheckForm as FormValues } from '#app/survey/reports/check-report.ts'

import { Field } from '#app/ui/forms/field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'

/** Bytes of what may be handed in, and seconds a check may take. */
export interface Limits {
  specBytes: number
  dataBytes: number
  seconds: number
  keptMinutes: number
}

interface Props {
  id: string
  form: FormValues
  limits: Limits
  /** the field a refusal is about, with what to say there */
  wrong: { part: 'spec' | 'data'; message: string } | null
}

const MEGABYTE = 1_000_000
const ROWS = 14

/** Specification and data, pasted or chosen as files. A chosen file goes before the text of its field. */
export function CheckForm({ id, form, limits, wrong }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const megabytes = (bytes: number) => format.count(bytes / MEGABYTE)
  const errorOf = (part: 'spec' | 'data') => (wrong?.part === part ? wrong.message : undefined)
  return (
    <form
      method="post"
      action={`/evaluator/check/${id}`}
      encType="multipart/form-data"
      className="check-form"
    >
      <input type="hidden" name="kind" value={form.kind} />
      <div className="check-fields">
        <TextOrFile
          part="spec"
          label={t('check.form.spec')}
          hint={t(`check.form.specHint.${form.kind}`, { size: megabytes(limits.specBytes) })}
          fileLabel={t('check.form.specFile')}
          accept=".json,application/json"
          text={form.spec}
          error={errorOf('spec')}
        >
          <UploadNote form={form} field="spec" />
        </TextOrFile>
        <TextOrFile
          part="data"
          label={t('check.form.data')}
          hint={t('check.form.dataHint', { size: megabytes(limits.dataBytes) })}
          fileLabel={t('check.form.dataFile')}
          accept=".csv,.txt,text/csv,text/plain"
          text={form.data}
          error={errorOf('data')}
        >
          <UploadNote form={form} field="data" />
          {form.held && <p className="field-hint">{t('check.form.held')}</p>}
        </TextOrFile>
      </div>
      {form.kind === 'index' && (
        <Field id="files" label={t('check.form.files')} hint={t('check.form.filesHint')}>
          {(control) => <input {...control} type="file" multiple accept=".csv,.txt,text/csv,text/plain" />}
        </Field>
      )}
      <p className="button-row">
        <SubmitButton>{t('check.form.submit')}</SubmitButton>
      </p>
      <p className="small soft">
        {t('check.form.promise', { seconds: limits.seconds, minutes: limits.keptMinutes })}
      </p>
    </form>
  )
}

interface TextOrFileProps {
  part: 'spec' | 'data'
  label: string
  hint: string
  fileLabel: string
  accept: string
  text: string
  error: string | undefined
  children: ReactNode
}

function TextOrFile({ part, label, hint, fileLabel, accept, text, error, children }: TextOrFileProps) {
  return (
    <div>
      <Field id={part} label={label} hint={hint} error={error}>
        {(control) => (
          <textarea
            {...control}
            className="control check-text"
            rows={ROWS}
            defaultValue={text}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="none"
          />
        )}
      </Field>
      {children}
      <Field id={`${part}File`} label={fileLabel}>
        {(control) => <input {...control} type="file" accept={accept} />}
      </Field>
    </div>
  )
}

/** Which file a text came from, and how it was written when that was not UTF-8. */
function UploadNote({ form, field }: { form: FormValues; field: 'spec' | 'data' }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const upload = form.uploads.find((one) => one.field === field)
  if (!upload) return null
  const size = format.count(Math.max(1, upload.bytes / 1000))
  return (
    <p className="field-hint">
      {format.sentences(
        t('check.form.from', { name: upload.name, size }),
        upload.encoding === 'utf-8'
          ? ''
          : t('check.form.encoding', { encoding: upload.encoding.toUpperCase() }),
      )}
    </p>
  )
}
