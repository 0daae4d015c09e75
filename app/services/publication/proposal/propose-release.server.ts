import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { insertProposal } from '#app/data/results/release-proposals.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import type { LocalText } from '#app/survey/item.ts'
import { prepareRelease } from '../release-wave.server.ts'

export interface ProposalRequest {
  by: string
  at: Date
  /** why it takes the place of an earlier release of the wave; null for the first */
  reason: LocalText | null
}

export type ProposeOutcome = { outcome: 'proposed'; proposalId: number; waveId: string } | Refused

/**
 * Puts an analysis forward for release, for a second evaluator to confirm. It is built and audited first, so that
 * nobody is asked to confirm what could not be released; nothing of it is stored.
 *
 * @param id of an analysis, or of a wave: then its newest analysis
 * @returns refused as `releaseWave` is, or with PROPOSAL_WAITING
 */
export async function proposeRelease(
  db: Database,
  id: string,
  { by, at, reason }: ProposalRequest,
): Promise<ProposeOutcome> {
  const prepared = await prepareRelease(db, id)
  if ('outcome' in prepared) return prepared
  const { wave, analysis } = prepared
  const proposalId = inOneTransaction(db, () => {
    const proposal = { waveId: wave.id, analysisId: analysis.id, proposedBy: by, proposedAt: at, reason }
    const made = insertProposal(db, proposal)
    if (made === null) return null
    const detail = { wave: wave.id, analysis: analysis.id }
    insertAudit(db, { actor: by, action: 'release-proposed', subject: wave.id, detail }, at)
    return made
  })
  if (proposalId === null) {
    return refused('PROPOSAL_WAITING', `A release of the wave ${wave.id} waits to be confirmed already.`, {
      wave: wave.id,
    })
  }
  return { outcome: 'proposed', proposalId, waveId: wave.id }
}
