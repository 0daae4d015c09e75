import { useTranslation } from 'react-i18next'

import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { errorOf, type FieldError } from '#app/ui/forms/field-error.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { wavePath } from '#app/ui/staff/wave/page/wave-pages.ts'
import { ModesField } from './modes-field.tsx'
import { ProofField } from './proof-field.tsx'
import type { WaveValues } from './wave-values.ts'

const CHANGEABLE = [
  'titleZh',
  'titleEn',
  'closesOn',
  'contact',
  'formNumber',
  'approvedBy',
  'approvalNumber',
  'validUntil',
] as const
const DATES = new Set<string>(['closesOn', 'validUntil'])
const REQUIRED = new Set<string>(['titleZh', 'titleEn', 'closesOn'])

/** What may still be changed of a wave that residents answer, and why the rest may not. */
export function OpenWaveForm({ values, errors }: { values: WaveValues; errors: FieldError[] }) {
  const { t } = useTranslation('evaluator')
  return (
    <form method="post" className="form-wide">
      <ErrorSummary title={t('newWave.problem')} errors={errors} />
      <p>{t('waveEdit.frozen')}</p>
      <ul>
        {(['asked', 'agreed', 'drawn'] as const).map((why) => (
          <li key={why}>{t(`waveEdit.why.${why}`)}</li>
        ))}
      </ul>
      <div className="side-by-side">
        {CHANGEABLE.map((name) => (
          <TextField
            key={name}
            id={name}
            label={t(`newWave.${name}`)}
            value={values[name]}
            error={errorOf(errors, name)}
            type={DATES.has(name) ? 'date' : 'text'}
            required={REQUIRED.has(name)}
          />
        ))}
      </div>
      <ModesField chosen={values.modes} />
      <ProofField chosen={values.proofOfWork} />
      <div className="button-row">
        <SubmitButton>{t('waveEdit.save')}</SubmitButton>
        <a href={wavePath(values.id)}>{t('waveEdit.cancel')}</a>
      </div>
    </form>
  )
}
