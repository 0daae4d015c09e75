import { useTranslation } from 'react-i18next'

import { TextField } from '#app/ui/forms/text-field.tsx'

import type { WaveValues } from './wave-values.ts'

/** How people come to answer: by invitation or by an open link, and what each allows to be said. */
export function WaveDesign({
  values,
  kept,
  error,
}: {
  values: WaveValues
  /** cities may keep the design they have */
  kept: boolean
  error: string | undefined
}) {
  const { t } = useTranslation('evaluator')
  return (
    <fieldset>
      <legend>{t('newWave.design')}</legend>
      {(['keep', 'open', 'invited'] as const)
        .filter((design) => kept || design !== 'keep')
        .map((design) => (
          <div key={design} className="check">
            <input
              type="radio"
              id={`design-${design}`}
              name="design"
              value={design}
              defaultChecked={values.design === design}
              aria-describedby={`design-${design}-hint`}
            />
            <label htmlFor={`design-${design}`}>
              {t(`newWave.designs.${design}`)}
              <span className="field-hint block" id={`design-${design}-hint`}>
                {t(`newWave.designs.${design}Hint`)}
              </span>
            </label>
          </div>
        ))}
      <div className="form">
        <TextField
          id="invited"
          label={t('newWave.invited')}
          hint={t('newWave.invitedHint')}
          value={values.invited}
          error={error}
          inputMode="numeric"
        />
      </div>
    </fieldset>
  )
}
