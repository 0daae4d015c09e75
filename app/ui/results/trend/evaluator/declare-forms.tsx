import { useTranslation } from 'react-i18next'

import { BREAK_KINDS, BRIDGEABLE, BRIDGES, type BreakKind } from '#app/survey/trend/break-kinds.ts'

import { errorOf } from '#app/ui/forms/field-error.ts'
import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { trendsPath, type RefusedForm, type TrendsView } from './trends-view.ts'

interface Part {
  view: TrendsView
  /** what a field starts with: empty, or as it was filled and what is wrong with it */
  field: FieldOf
}

type FieldOf = (name: string) => {
  id: string
  name: string
  value: string | undefined
  error: string | undefined
}

/**
 * Two forms, folded away: a break of comparability, and a bridge over breaks of a kind. Both want a reason. One that
 * was not taken stays open as it was filled.
 */
export function DeclareForms({ view }: { view: TrendsView }) {
  const { t } = useTranslation('evaluator')
  const path = trendsPath(view.wave.id)
  const refused = (step: string) => (view.refused?.step === step ? view.refused : null)
  return (
    <>
      <details open={refused('break') !== null}>
        <summary>{t('trends.declareBreak')}</summary>
        <form method="post" action={path} className="declared-form">
          <p>{t('trends.declareBreakLead')}</p>
          <BreakFields view={view} field={fieldOf('break', refused('break'))} />
          <SubmitButton name="step" value="break">
            {t('trends.submitBreak')}
          </SubmitButton>
        </form>
      </details>
      <details open={refused('bridge') !== null}>
        <summary>{t('trends.declareBridge')}</summary>
        <form method="post" action={path} className="declared-form">
          <p>{t('trends.declareBridgeLead')}</p>
          <BridgeFields view={view} field={fieldOf('bridge', refused('bridge'))} />
          <SubmitButton name="step" value="bridge">
            {t('trends.submitBridge')}
          </SubmitButton>
        </form>
      </details>
    </>
  )
}

function fieldOf(step: string, refused: RefusedForm | null): FieldOf {
  return (name) => {
    const id = `${step}-${name}`
    return { id, name, value: refused?.values[name], error: errorOf(refused?.errors ?? [], id) }
  }
}

function BreakFields({ view, field }: Part) {
  const { t } = useTranslation('evaluator')
  return (
    <>
      <Which view={view} field={field} kinds={BREAK_KINDS} />
      <TextField {...field('cities')} label={t('trends.citiesField')} hint={t('trends.citiesHint')} />
      <TextField {...field('covers')} label={t('trends.coversField')} hint={t('trends.coversHint')} />
      <Reason field={field} />
    </>
  )
}

function BridgeFields({ view, field }: Part) {
  const { t } = useTranslation('evaluator')
  return (
    <>
      <Which view={view} field={field} kinds={BRIDGEABLE} />
      <SelectField
        {...field('by')}
        label={t('trends.byField')}
        hint={t('trends.byHint')}
        options={BRIDGES.map((by) => ({ value: by, label: t(`common:trend.bridge.${by}`) }))}
      />
      <TextField {...field('covers')} label={t('trends.coversField')} hint={t('trends.coversHint')} />
      <TextField
        {...field('shift')}
        inputMode="decimal"
        label={t('trends.shiftField')}
        hint={t('trends.shiftHint')}
      />
      <TextField {...field('se')} inputMode="decimal" label={t('trends.seField')} />
      <Reason field={field} />
    </>
  )
}

function Which({ view, field, kinds }: Part & { kinds: readonly BreakKind[] }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  return (
    <>
      <SelectField
        {...field('kind')}
        label={t('trends.kindField')}
        options={kinds.map((kind) => ({ value: kind, label: t(`common:trend.break.${kind}`) }))}
      />
      <SelectField
        {...field('since')}
        label={t('trends.sinceField')}
        emptyLabel={t('trends.sinceAll')}
        options={view.since.map((one) => ({ value: one.wave, label: format.text(one.title) }))}
      />
    </>
  )
}

function Reason({ field }: { field: FieldOf }) {
  const { t } = useTranslation('evaluator')
  return (
    <>
      <TextField
        {...field('reason-zh')}
        rows={2}
        label={t('trends.reasonZh')}
        hint={t('trends.reasonHint')}
        required
      />
      <TextField {...field('reason-en')} rows={2} label={t('trends.reasonEn')} required />
    </>
  )
}
