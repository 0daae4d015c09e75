import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import { LATEST_NOTICE } from '#app/survey/wave/notice.ts'

import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { errorOf, type FieldError } from '#app/ui/forms/field-error.ts'
import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'

import { CityChoice } from './city-choice.tsx'
import { LanguagesField } from './languages-field.tsx'
import { ModesField } from './modes-field.tsx'
import { ProofField } from './proof-field.tsx'
import { chosenVersion, orderChoices, type QuestionnaireChoice } from './questionnaire-options.ts'
import { WaveDesign } from './wave-design.tsx'
import type { WaveValues } from './wave-values.ts'

interface Props {
  values: WaveValues
  errors: FieldError[]
  register: { code: string; name: LocalText; cluster: string }[]
  /** published versions that the wave may ask */
  questionnaires: QuestionnaireChoice[]
  /** the wave that is edited; without it a new one is made */
  edited?: { id: string }
}

/** The form of a draft: what it is called, who is asked what and when, in which cities, and by whose leave. */
export function WaveForm({ values, errors, register, questionnaires, edited }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const field = (name: keyof WaveValues, hint = false) => ({
    id: name,
    label: t(`newWave.${name}`),
    error: errorOf(errors, name),
    value: values[name] as string,
    ...(hint ? { hint: t(`newWave.${name}Hint`) } : {}),
  })
  return (
    <form method="post" className="form-wide">
      <ErrorSummary title={t('newWave.problem')} errors={errors} />
      <fieldset>
        <legend>{t('newWave.name')}</legend>
        <div className="side-by-side">
          {!edited && <TextField {...field('id', true)} required />}
          <SelectField
            {...field('form', true)}
            value={chosenVersion(values.form, questionnaires)}
            options={orderChoices(questionnaires).map(({ id, version, title, items }) => ({
              value: id,
              label: t('waveEdit.version', { title: format.text(title) || id, version, count: items }),
            }))}
          />
        </div>
        <div className="side-by-side">
          <TextField {...field('titleZh')} required />
          <TextField {...field('titleEn')} required />
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('newWave.when')}</legend>
        <div className="side-by-side">
          <TextField {...field('opensOn')} type="date" required />
          <TextField {...field('closesOn')} type="date" required />
          <TextField {...field('minutes', true)} inputMode="decimal" />
          <TextField {...field('retentionMonths', true)} inputMode="numeric" required />
          <SelectField
            {...field('noticeVersion', true)}
            options={[...new Set([values.noticeVersion, LATEST_NOTICE])].map((value) => ({
              value,
              label: value,
            }))}
          />
        </div>
        <div className="side-by-side">
          <TextField {...field('populationZh')} required />
          <TextField {...field('populationEn')} required />
        </div>
        <div className="check">
          <input
            type="checkbox"
            id="opensItself"
            name="opensItself"
            value="yes"
            defaultChecked={values.opensItself.includes('yes')}
          />
          <label htmlFor="opensItself">{t('newWave.opensItself')}</label>
        </div>
      </fieldset>
      <LanguagesField chosen={values.languages} error={errorOf(errors, 'languages')} />
      <ModesField chosen={values.modes} />
      <ProofField chosen={values.proofOfWork} />
      <WaveDesign values={values} kept={edited !== undefined} error={errorOf(errors, 'invited')} />
      <CityChoice
        register={register}
        cities={values.cities}
        clusters={values.clusters}
        error={errorOf(errors, 'cities')}
      />
      <fieldset>
        <legend>{t('newWave.legal')}</legend>
        <p className="field-hint">{t('newWave.legalHint')}</p>
        <div className="side-by-side">
          <TextField {...field('organiserZh')} />
          <TextField {...field('organiserEn')} />
          <TextField {...field('controller', true)} />
          <TextField {...field('legalBasis', true)} />
          <TextField {...field('contact')} />
          <TextField {...field('formNumber')} />
          <TextField {...field('approvedBy')} />
          <TextField {...field('approvalNumber')} />
          <TextField {...field('validUntil')} type="date" />
        </div>
      </fieldset>
      <div className="button-row">
        <SubmitButton>{t(edited ? 'waveEdit.save' : 'newWave.submit')}</SubmitButton>
        <a href={edited ? `/evaluator/waves/${edited.id}` : '/evaluator'}>
          {t(edited ? 'waveEdit.cancel' : 'newWave.cancel')}
        </a>
      </div>
    </form>
  )
}
