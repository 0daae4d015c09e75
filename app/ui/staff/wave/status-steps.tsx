import { useTranslation } from 'react-i18next'

import type { WaveStatus } from '#app/survey/wave/wave.ts'

import { SubmitButton } from '#app/ui/forms/submit-button.tsx'

export const STEPS = ['open', 'pause', 'close'] as const
export type StatusStep = (typeof STEPS)[number]

/** The steps that a wave may take from each status. */
const POSSIBLE: Record<WaveStatus, StatusStep[]> = {
  draft: ['open'],
  open: ['pause', 'close'],
  paused: ['open', 'close'],
  closed: [],
}

interface Props {
  wave: { id: string; status: WaveStatus }
  /** the step that waits for a second yes */
  asked: StatusStep | null
  /** cities of an invited sample for which no code has been made yet */
  withoutCodes?: number
}

/** What can be done with a wave now. Each step is asked about once more before it is taken. */
export function StatusSteps({ wave, asked, withoutCodes = 0 }: Props) {
  const { t } = useTranslation('evaluator')
  const path = `/evaluator/waves/${wave.id}`
  const possible = POSSIBLE[wave.status]
  const notInvited = withoutCodes > 0 && (
    <p>
      {t('step.open.noCodes', { count: withoutCodes })}{' '}
      <a href={`${path}/sample`}>{t('step.open.toSample')}</a>
    </p>
  )
  if (possible.length === 0) return <p>{t('step.none')}</p>
  if (asked && possible.includes(asked)) {
    return (
      <form method="post" action={path} className="confirm" id="confirm">
        <p>
          <strong>{t(`step.${asked}.question`)}</strong> {t(`step.${asked}.effect`)}
        </p>
        {asked === 'open' && notInvited}
        <div className="button-row">
          <SubmitButton name="step" value={asked} tone={asked === 'close' ? 'danger' : 'main'}>
            {t(`step.${asked}.yes`)}
          </SubmitButton>
          <a href={path}>{t('step.back')}</a>
        </div>
      </form>
    )
  }
  return (
    <>
      {notInvited}
      <div className="button-row">
        {possible.map((step) => (
          <a key={step} className="button button-quiet" href={`${path}?ask=${step}#confirm`}>
            {t(`step.${step}.ask`)}
          </a>
        ))}
      </div>
    </>
  )
}
