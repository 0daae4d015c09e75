import { useTranslation } from 'react-i18next'

import { OUTCOMES, OUTCOME_NAMES } from '#app/survey/wave/outcomes.ts'

import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import type { FieldView } from '#app/ui/staff/field/field-view.ts'

/** Where an evaluator notes what became of letters that brought no answer, and which share of the unknown is eligible. */
export function OutcomeForm({ view, path }: { view: FieldView; path: string }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { report, entered, outcomes } = view
  const invited = report.cities.filter(({ design }) => design === 'invited')
  const names = new Map(report.cities.map(({ code, name }) => [code, format.text(name)]))
  const target = report.city ? `${path}?city=${report.city.code}#outcomes` : `${path}#outcomes`
  const declared = outcomes.invited?.rule === 'entered' ? String(outcomes.invited.eligibleShare) : ''
  return (
    <>
      {entered.length > 0 && (
        <DataTable label={t('field.outcomes.entered')} showLabel>
          <thead>
            <tr>
              <th scope="col">{t('fieldwork.city')}</th>
              <th scope="col">{t('field.outcomes.batch')}</th>
              <th scope="col">{t('field.outcomes.outcome')}</th>
              <th scope="col" className="number">
                {t('field.outcomes.letters')}
              </th>
            </tr>
          </thead>
          <tbody>
            {entered.map(({ cityCode, batch, outcome, invitations }) => (
              <tr key={`${cityCode} ${batch} ${outcome}`}>
                <th scope="row">{names.get(cityCode) ?? cityCode}</th>
                <td>{batch}</td>
                <td>
                  {t(`field.outcomes.name.${outcome}`)}{' '}
                  <span className="soft small">{OUTCOMES[outcome].aapor}</span>
                </td>
                <td className="number">{format.count(invitations)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      <details>
        <summary>{t('field.outcomes.enter')}</summary>
        <form method="post" action={target} className="form-wide">
          <p>{t('field.outcomes.enterLead')}</p>
          <div className="side-by-side">
            <SelectField
              id="city"
              label={t('fieldwork.city')}
              value={report.city?.code}
              options={invited.map(({ code, name }) => ({ value: code, label: format.text(name) }))}
            />
            <TextField
              id="batch"
              label={t('field.outcomes.batch')}
              hint={t('field.outcomes.batchHint')}
              required
            />
            {OUTCOME_NAMES.map((name) => (
              <TextField
                key={name}
                id={name}
                label={`${t(`field.outcomes.name.${name}`)} (${OUTCOMES[name].aapor})`}
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
            <TextField id="share" label={t('field.outcomes.share')} value={declared} inputMode="decimal" />
            <TextField
              id="reason"
              label={t('field.outcomes.reason')}
              value={outcomes.invited?.reason ?? ''}
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
