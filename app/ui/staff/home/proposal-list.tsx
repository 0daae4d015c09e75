import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'

interface Props {
  proposals: { id: number; waveId: string; proposedBy: string; proposedOn: string }[]
}

/** Releases of colleagues that wait for the reader's confirmation; nothing when there are none. */
export function ProposalList({ proposals }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  if (proposals.length === 0) return null
  return (
    <Notice>
      <h2>{t('home.proposals')}</h2>
      <ul>
        {proposals.map(({ id, waveId, proposedBy, proposedOn }) => (
          <li key={id}>
            <a href={`/evaluator/waves/${waveId}#release`}>
              {t('home.proposalLine', { wave: waveId, by: proposedBy, date: format.date(proposedOn) })}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
