import { useTranslation } from 'react-i18next'

import { BREAK_KINDS, BRIDGEABLE, BRIDGES, type BreakKind } from '#app/survey/trend/break-kinds.ts'

import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { trendsPath, type TrendsView } from './trends-view.ts'

/** Two forms, folded away: a break of comparability, and a bridge over breaks of a kind. Both want a reason. */
export function DeclareForms({ view }: { view: TrendsView }) {
  const { t } = useTranslation('evaluator')
  const path = trendsPath(view.wave.id)
  return (
    <>
      <details>
        <summary>{t('trends.declareBreak')}</summary>
        <form method="post" action={path} className="declared-form">
          <p>{t('trends.declareBreakLead')}</p>
          <Which view={view} prefix="break" kinds={BREAK_KINDS} />
          <TextField
            id="break-cities"
            name="cities"
            label={t('trends.citiesField')}
            hint={t('trends.citiesHint')}
          />
          <TextField
            id="break-covers"
            name="covers"
            label={t('trends.coversField')}
            hint={t('trends.coversHint')}
          />
          <Reason prefix="break" />
          <SubmitButton name="step" value="break">
            {t('trends.submitBreak')}
          </SubmitButton>
        </form>
      </details>
      <details>
        <summary>{t('trends.declareBridge')}</summary>
        <form method="post" action={path} className="declared-form">
          <p>{t('trends.declareBridgeLead')}</p>
          <Which view={view} prefix="bridge" kinds={BRIDGEABLE} />
          <SelectField
            id="bridge-by"
            name="by"
            label={t('trends.byField')}
            hint={t('trends.byHint')}
            options={BRIDGES.map((by) => ({ value: by, label: t(`common:trend.bridge.${by}`) }))}
          />
          <TextField
            id="bridge-covers"
            name="covers"
            label={t('trends.coversField')}
            hint={t('trends.coversHint')}
          />
          <TextField
            id="bridge-shift"
            name="shift"
            inputMode="decimal"
            label={t('trends.shiftField')}
            hint={t('trends.shiftHint')}
          />
          <TextField id="bridge-se" name="se" inputMode="decimal" label={t('trends.seField')} />
          <Reason prefix="bridge" />
          <SubmitButton name="step" value="bridge">
            {t('trends.submitBridge')}
          </SubmitButton>
        </form>
      </details>
    </>
  )
}

function Which({ view, prefix, kinds }: { view: TrendsView; prefix: string; kinds: readonly BreakKind[] }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  return (
    <>
      <SelectField
        id={`${prefix}-kind`}
        name="kind"
        label={t('trends.kindField')}
        options={kinds.map((kind) => ({ value: kind, label: t(`common:trend.break.${kind}`) }))}
      />
      <SelectField
        id={`${prefix}-since`}
        name="since"
        label={t('trends.sinceField')}
        emptyLabel={t('trends.sinceAll')}
        options={view.since.map((one) => ({ value: one.wave, label: format.text(one.title) }))}
      />
    </>
  )
}

function Reason({ prefix }: { prefix: string }) {
  const { t } = useTranslation('evaluator')
  return (
    <>
      <TextField
        id={`${prefix}-reason-zh`}
        name="reason-zh"
        rows={2}
        label={t('trends.reasonZh')}
        hint={t('trends.reasonHint')}
        required
      />
      <TextField id={`${prefix}-reason-en`} name="reason-en" rows={2} label={t('trends.reasonEn')} required />
    </>
  )
}
