import { useTranslation } from 'react-i18next'

import { LEAST_INVITED } from '#app/survey/wave/invited/sample-frame.ts'
import type { CitySample } from '#app/survey/wave/invited/sample-view.ts'
import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { wavePath, type WaveHead } from '#app/ui/staff/wave/page/wave-pages.ts'
import { BatchTable } from './batch-table.tsx'
import { PIECES, PRINT_LANGUAGES } from './print/print-facts.ts'

interface Props {
  wave: WaveHead
  city: CitySample
  /** what was typed into a form that was declined */
  typed: { template: string; batches: string } | null
}

/** From the codes to what people hold in their hands. */
export function InvitationForms({ wave, city, typed }: Props) {
  const { t } = useTranslation('sample')
  const path = `${wavePath(wave.id)}/sample`
  const short = city.invited > city.made && wave.status !== 'closed'
  const small = city.strata.filter((stratum) => stratum.small).length
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations">{t('codes.title')}</h2>
      <p>{t('codes.lead')}</p>
      {short && small > 0 && <MergeForm city={city} small={small} />}
      {short && small === 0 && <MakeForm path={path} city={city} batches={typed?.batches || '1'} />}
      <BatchTable batches={city.batches} />
      {city.made > 0 && (
        <>
          <LetterForm path={path} city={city} />
          <MessageForm path={path} city={city} template={typed?.template ?? ''} />
          <RemindForm path={path} city={city} />
        </>
      )}
      <PosterForm path={path} city={city} />
    </section>
  )
}

interface FormProps {
  path: string
  city: CitySample
}

/** Codes cannot be made for strata with too few invitations: puts them together at one press. */
function MergeForm({ city, small }: { city: CitySample; small: number }) {
  const { t } = useTranslation('sample')
  const format = useFormat()
  const enough = city.invited >= LEAST_INVITED
  const counts = { small: format.count(small), all: format.count(city.strata.length), least: LEAST_INVITED }
  return (
    <form method="post" encType="multipart/form-data" className="confirm">
      <input type="hidden" name="city" value={city.code} />
      <p>
        <strong>{t('tooSmall.title', counts)}</strong>{' '}
        {t(enough ? 'tooSmall.merge' : 'tooSmall.more', counts)}
      </p>
      {enough && city.made === 0 && (
        <SubmitButton name="step" value="merge">
          {t('tooSmall.submit')}
        </SubmitButton>
      )}
    </form>
  )
}

function MakeForm({ path, city, batches }: FormProps & { batches: string }) {
  const { t } = useTranslation('sample')
  const format = useFormat()
  return (
    <form method="post" encType="multipart/form-data" action={`${path}/files/invitations`} className="form">
      <input type="hidden" name="city" value={city.code} />
      <p>{t('codes.once', { n: format.count(city.invited - city.made) })}</p>
      <TextField
        id="batches"
        label={t('codes.batches')}
        hint={t('codes.batchesHint')}
        value={batches}
        inputMode="numeric"
      />
      <SubmitButton>{t('codes.make')}</SubmitButton>
    </form>
  )
}

function FileField({ id }: { id: string }) {
  const { t } = useTranslation('sample')
  return (
    <div className="field">
      <label htmlFor={id}>{t('codes.file')}</label>
      <input className="control" type="file" id={id} name="file" accept=".csv,text/csv" required />
    </div>
  )
}

function LetterForm({ path, city }: FormProps) {
  const { t } = useTranslation('sample')
  return (
    <details className="sample-part">
      <summary>{t('letters.title')}</summary>
      <p>{t('letters.lead')}</p>
      <form
        method="post"
        encType="multipart/form-data"
        action={`${path}/letters?city=${city.code}`}
        className="form"
      >
        <input type="hidden" name="city" value={city.code} />
        <FileField id="letters-file" />
        <SelectField
          id="piece"
          label={t('letters.piece')}
          options={PIECES.map((value) => ({ value, label: t(`letters.pieces.${value}`) }))}
        />
        <SelectField
          id="letters-language"
          name="language"
          label={t('letters.language')}
          options={PRINT_LANGUAGES.map((value) => ({ value, label: t(`letters.languages.${value}`) }))}
        />
        <SelectField
          id="letters-batch"
          name="batch"
          label={t('letters.batch')}
          emptyLabel={t('letters.everyBatch')}
          options={city.batches.map(({ number }) => ({ value: String(number), label: String(number) }))}
        />
        <SubmitButton tone="quiet">{t('letters.submit')}</SubmitButton>
      </form>
    </details>
  )
}

function MessageForm({ path, city, template }: FormProps & { template: string }) {
  const { t } = useTranslation('sample')
  const format = useFormat()
  return (
    <details className="sample-part" open={template !== ''}>
      <summary>{t('messages.title')}</summary>
      <p>{t('messages.lead')}</p>
      <form method="post" encType="multipart/form-data" action={`${path}/files/sms`} className="form">
        <input type="hidden" name="city" value={city.code} />
        <FileField id="messages-file" />
        <TextField
          id="template"
          label={t('messages.template')}
          hint={t('messages.hint')}
          rows={4}
          value={template || t('messages.usual', { city: format.text(city.name) })}
        />
        <div className="button-row">
          <SubmitButton tone="quiet">{t('messages.sms')}</SubmitButton>
          <button type="submit" className="button button-quiet" formAction={`${path}/files/wechat`}>
            {t('messages.wechat')}
          </button>
        </div>
      </form>
    </details>
  )
}

function RemindForm({ path, city }: FormProps) {
  const { t } = useTranslation('sample')
  return (
    <details className="sample-part">
      <summary>{t('remind.title')}</summary>
      <p>{t('remind.lead')}</p>
      <form method="post" encType="multipart/form-data" action={`${path}/files/remind`} className="form">
        <input type="hidden" name="city" value={city.code} />
        <FileField id="remind-file" />
        <SubmitButton tone="quiet">{t('remind.submit')}</SubmitButton>
      </form>
    </details>
  )
}

function PosterForm({ path, city }: FormProps) {
  const { t } = useTranslation('sample')
  return (
    <details className="sample-part">
      <summary>{t('poster.title')}</summary>
      <p>{t('poster.lead')}</p>
      <form method="get" action={`${path}/letters`} className="form">
        <input type="hidden" name="city" value={city.code} />
        <TextField id="channel" label={t('poster.channel')} hint={t('poster.hint')} />
        <SelectField
          id="poster-language"
          name="language"
          label={t('letters.language')}
          options={PRINT_LANGUAGES.map((value) => ({ value, label: t(`letters.languages.${value}`) }))}
        />
        <SubmitButton tone="quiet">{t('poster.submit')}</SubmitButton>
      </form>
    </details>
  )
}
