import { useTranslation } from 'react-i18next'

import type { AreaAuxiliary } from '#app/survey/reports/small-areas.ts'

import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'

interface Props {
  measures: { value: string; label: string }[]
  auxiliaries: AreaAuxiliary[]
  measure: string
  chosen: string[]
}

/** Which score, and which objective figures may help to estimate it. */
export function AreaForm({ measures, auxiliaries, measure, chosen }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  return (
    <form method="get" className="form-wide">
      <SelectField id="measure" label={t('smallAreas.measureField')} options={measures} value={measure} />
      {auxiliaries.length > 0 && (
        <fieldset>
          <legend>{t('smallAreas.auxiliaries')}</legend>
          <p className="field-hint">{t('smallAreas.auxiliariesHint')}</p>
          <div className="side-by-side">
            {auxiliaries.map(({ code, name }) => (
              <label key={code} className="check">
                <input type="checkbox" name="with" value={code} defaultChecked={chosen.includes(code)} />
                {format.text(name)}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <SubmitButton tone="main">{t('smallAreas.submit')}</SubmitButton>
    </form>
  )
}
