import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { ReleaseChecks } from './release-checks.tsx'

/** What was put forward for release, as its page shows it. */
export interface ProposalView {
  id: number
  analysisId: string
  proposedBy: string
  /** YYYY-MM-DD */
  proposedOn: string
  reason: LocalText | null
  state: 'waiting' | 'declined' | 'withdrawn'
  decidedBy: string | null
  answer: string | null
  /** the reader put it forward */
  own: boolean
}

interface Props {
  waveId: string
  proposal: ProposalView
  /** what was left open at the last try */
  missing: string[]
}

/** A release that waits for a second person: to be confirmed or declined by others, withdrawn by its maker. */
export function ProposalPanel({ waveId, proposal, missing }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { id, analysisId, proposedBy, proposedOn, reason, own } = proposal
  const action = `/evaluator/waves/${waveId}#release`
  return (
    <div className="confirm">
      <h3>{t(own ? 'proposal.waits' : 'proposal.yours')}</h3>
      <p>{t('proposal.about', { analysis: analysisId, by: proposedBy, date: format.date(proposedOn) })}</p>
      {reason && (
        <p>
          <strong>{t('release.reason')}</strong> {format.text(reason)}
        </p>
      )}
      {!own && (
        <form method="post" action={action}>
          <p>{t('proposal.look')}</p>
          <ReleaseChecks missing={missing} />
          <input type="hidden" name="proposal" value={id} />
          <SubmitButton name="step" value="confirm">
            {t('proposal.confirm')}
          </SubmitButton>
        </form>
      )}
      <form method="post" action={action}>
        {!own && (
          <TextField
            id="answer"
            label={t('proposal.answer')}
            hint={t('proposal.answerHint')}
            rows={2}
            required
          />
        )}
        <input type="hidden" name="proposal" value={id} />
        <SubmitButton name="step" value="decline" tone="quiet">
          {t(own ? 'proposal.withdraw' : 'proposal.decline')}
        </SubmitButton>
      </form>
    </div>
  )
}

/** What became of the latest proposal, where it was not released. */
export function DeclinedNote({ proposal }: { proposal: ProposalView }) {
  const { t } = useTranslation('evaluator')
  if (proposal.state !== 'declined') return null
  return (
    <Notice>
      <p>
        {t('proposal.declinedBy', { analysis: proposal.analysisId, by: proposal.decidedBy ?? '' })}{' '}
        {proposal.answer}
      </p>
    </Notice>
  )
}
