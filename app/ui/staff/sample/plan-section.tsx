import { useTranslation } from 'react-i18next'

import { ALLOCATIONS } from '#app/survey/wave/invited/allocate.ts'
import { MOST_TYPED } from '#app/survey/wave/invited/sample-frame.ts'
import type { CitySample, SamplePlan } from '#app/survey/wave/invited/sample-view.ts'
import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import type { AskedPlan } from './read-plan.ts'

interface Props {
  city: CitySample
  asked: AskedPlan
  plan: SamplePlan | 'impossible' | null
}

/** How many invitations a margin of error needs, and how they are shared out over the strata there are. */
export function PlanSection({ city, asked, plan }: Props) {
  const { t } = useTranslation('sample')
  if (city.strata.length === 0 || city.strata.length > MOST_TYPED) return null
  const { margin, rate, deff, allocation } = asked.fields
  return (
    <details className="sample-part" open={plan !== null}>
      <summary>{t('plan.title')}</summary>
      <p>{t('plan.lead')}</p>
      <form method="get" className="form">
        <input type="hidden" name="city" value={city.code} />
        <TextField id="margin" label={t('plan.margin')} value={margin} inputMode="decimal" />
        <TextField id="rate" label={t('plan.rate')} value={rate} inputMode="decimal" />
        <TextField
          id="deff"
          label={t('plan.deff')}
          hint={t('plan.deffHint')}
          value={deff}
          inputMode="decimal"
        />
        <SelectField
          id="allocation"
          label={t('plan.allocation')}
          value={allocation}
          options={ALLOCATIONS.map((value) => ({ value, label: t(`plan.allocations.${value}`) }))}
        />
        <SubmitButton tone="quiet">{t('plan.submit')}</SubmitButton>
      </form>
      {plan === 'impossible' && <p role="status">{t('plan.impossible')}</p>}
      {plan !== null && plan !== 'impossible' && <Plan city={city} plan={plan} />}
    </details>
  )
}

function Plan({ city, plan }: { city: CitySample; plan: SamplePlan }) {
  const { t } = useTranslation('sample')
  const format = useFormat()
  return (
    <form method="post" encType="multipart/form-data">
      <p role="status">
        {t('plan.finding', {
          completes: format.count(plan.completes),
          invitations: format.count(plan.invitations),
          margin: format.decimal(plan.margin, 1),
        })}
      </p>
      <DataTable label={t('plan.title')} className="figures">
        <thead>
          <tr>
            <th scope="col">{t('stratum')}</th>
            <th scope="col" className="number">
              {t('people')}
            </th>
            <th scope="col" className="number">
              {t('invitations')}
            </th>
            <th scope="col" className="number">
              {t('plan.expected')}
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.strata.map(({ code, label, population, invited, completes }, row) => (
            <tr key={code}>
              <th scope="row">
                {label}
                <input type="hidden" name={`stratum-${row}`} value={code} />
                <input type="hidden" name={`label-${row}`} value={label} />
                <input type="hidden" name={`population-${row}`} value={population} />
                <input type="hidden" name={`invitations-${row}`} value={invited} />
              </th>
              <td className="number">{format.count(population)}</td>
              <td className="number">{format.count(invited)}</td>
              <td className="number">{format.count(Math.round(completes))}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <input type="hidden" name="city" value={city.code} />
      <SubmitButton name="step" value="type">
        {t('plan.use')}
      </SubmitButton>
    </form>
  )
}
