import { useTranslation } from 'react-i18next'

import { MODES } from '#app/survey/wave/modes.ts'

/** How residents may answer. By oneself is always among them. */
export function ModesField({ chosen }: { chosen: string[] }) {
  const { t } = useTranslation('evaluator')
  return (
    <fieldset>
      <legend>{t('newWave.modes')}</legend>
      <p className="field-hint">{t('newWave.modesHint')}</p>
      {MODES.map((mode) => (
        <div key={mode} className="check">
          <input
            type="checkbox"
            id={`mode-${mode}`}
            name="modes"
            value={mode}
            defaultChecked={mode === 'web' || chosen.includes(mode)}
            disabled={mode === 'web'}
          />
          <label htmlFor={`mode-${mode}`}>{t(`field.mode.${mode}`)}</label>
        </div>
      ))}
    </fieldset>
  )
}
