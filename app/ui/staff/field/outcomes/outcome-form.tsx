import { useTranslation } from 'react-i18next'

import { OUTCOMES, OUTCOME_NAMES } from '#app/survey/wave/outcomes.ts'

import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import type { FieldView } from '#app/ui/staff/field/field-view.ts'
import { EnteredTable } from './entered-table.tsx'

interface Props {
  view: FieldView
  path: string
  /** what was typed and declined; null before anything was tried */
  typed: Record<string, string> | null
}

/** Where an evaluator notes what became of letters that brought no answer, and which share of the unknown is eligible. */
export function OutcomeForm({ view, path, typed }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { report, entered, outcomes } = view
  const invited = report.cities.filter(({ design }) => design === 'invited')
  const names = new Map(report.cities.map(({ code, name }) => [code, format.text(name)]))
  const target = report.city ? `${path}?city=${report.city.code}#outcomes` : `${path}#outcomes`
  const declared = outcomes.invited?.rule === 'entered' ? String(outcomes.invited.eligibleShare) : ''
  return (
    <>
      {entered.length > 0 && <EnteredTable entered={entered} names={names} />}
      <details open={typed !== null}>
        <summary>{t('field.outcomes.enter')}</summary>
        <form method="post" action={target} className="form-wide">
          <p>{t('field.outcomes.enterLead')}</p>
          <div className="side-by-side">
            <SelectField
              id="city"
              label={t('fieldwork.city')}
              value={typed?.['city'] ?? report.city?.code}
              options={invited.map(({ code, name }) => ({ value: code, label: format.text(name) }))}
            />
            <TextField
              id="batch"
              label={t('field.outcomes.batch')}
              hint={t('field.outcomes.batchHint')}
              value={typed?.['batch']}
              required
            />
            {OUTCOME_NAMES.map((name) => (
              <TextField
                key={name}
                id={name}
                label={`${t(`field.outcomes.name.${name}`)} (${OUTCOMES[name].aapor})`}
                value={typed?.[name]}
                inputMode="numeric"
              />
            ))}
          </div>
          <SubmitButton name="step" value="outcomes">
            {t('field.outcomes.save')}
          </SubmitButton>
        </form>
        <form method="post" action={target} className="form-wide">
          <p>{t('field.outcomes.shareLead')}</p>
          <div className="side-by-side">
            <TextField
              id="share"
              label={t('field.outcomes.share')}
              value={typed?.['share'] ?? declared}
              inputMode="decimal"
            />
            <TextField
              id="reason"
              label={t('field.outcomes.reason')}
              value={typed?.['reason'] ?? outcomes.invited?.reason ?? ''}
            />
          </div>
          <SubmitButton name="step" value="share" tone="quiet">
            {t('field.outcomes.saveShare')}
          </SubmitButton>
        </form>
      </details>
    </>
  )
}
