import { useTranslation } from 'react-i18next'

import { ROBUSTNESS_FACTORS, RUNS } from '#app/survey/robustness/robustness.ts'

import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { robustnessPath, type RobustnessView } from '#app/ui/staff/robustness/robustness-view.ts'
import { useRobustnessWords } from '#app/ui/staff/robustness/use-robustness-words.ts'

/** Settings that are typed. */
const NUMBERS = [
  { name: 'seed', inputMode: 'numeric' },
  { name: 'weightNoise', inputMode: 'decimal' },
  { name: 'shareWidth', inputMode: 'decimal' },
] as const

/** Choosing what a run draws, how often, and from which seed. */
export function RunForm({ view }: { view: Pick<RobustnessView, 'wave' | 'form' | 'shown'> }) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const { factor } = useRobustnessWords()
  const { settings, problem } = view.form
  return (
    <form method="post" action={robustnessPath(view.wave.id)} className="robust-form">
      {problem !== null && (
        <Notice tone="error">
          <p>{problem}</p>
        </Notice>
      )}
      <fieldset>
        <legend>{t('common:edition.label')}</legend>
        {(['blended', 'people'] as const).map((edition) => (
          <label key={edition}>
            <input
              type="radio"
              name="edition"
              value={edition}
              defaultChecked={edition === settings.edition}
            />
            {t(`common:edition.${edition}`)}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('robustness.form.factors')}</legend>
        {ROBUSTNESS_FACTORS.map((one) => (
          <label key={one}>
            <input
              type="checkbox"
              name="factors"
              value={one}
              defaultChecked={settings.factors.includes(one)}
            />
            {factor(one)}
          </label>
        ))}
      </fieldset>
      <div className="robust-fields">
        <SelectField
          id="runs"
          name="runs"
          label={t('robustness.form.runs')}
          hint={t('robustness.form.runsHint')}
          value={String(settings.runs)}
          options={RUNS.map((runs) => ({ value: String(runs), label: format.count(runs) }))}
        />
        {NUMBERS.map(({ name, inputMode }) => (
          <TextField
            key={name}
            id={name}
            name={name}
            label={t(`robustness.form.${name}`)}
            hint={t(`robustness.form.${name}Hint`)}
            value={String(settings[name])}
            inputMode={inputMode}
          />
        ))}
      </div>
      <SubmitButton tone={view.shown ? 'quiet' : 'main'}>
        {t(view.shown ? 'robustness.form.again' : 'robustness.form.run')}
      </SubmitButton>
    </form>
  )
}
