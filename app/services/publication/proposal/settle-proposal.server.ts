import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import {
  findProposal,
  settleProposal,
  type ReleaseProposal,
} from '#app/data/results/release-proposals.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { settledAlready } from './settled-already.ts'
import { releaseWave, type ReleaseOutcome } from '../release-wave.server.ts'

/** Who decides, and when. */
interface Decision {
  by: string
  at: Date
}

/**
 * Releases what another evaluator has put forward.
 *
 * @returns refused as `releaseWave` is, or with UNKNOWN_PROPOSAL, PROPOSAL_SETTLED or OWN_PROPOSAL
 */
export async function confirmRelease(
  db: Database,
  id: number,
  { by, at }: Decision,
): Promise<ReleaseOutcome> {
  const proposal = await waiting(db, id)
  if ('outcome' in proposal) return proposal
  const { proposedBy, analysisId, reason } = proposal
  if (proposedBy === by) {
    return refused('OWN_PROPOSAL', 'Whoever puts a release forward cannot confirm it.', { proposal: id })
  }
  const publishedOn = at.toISOString().slice(0, 10)
  return releaseWave(db, analysisId, { confirmedBy: by, proposal, reason, publishedOn, at })
}

export type SettleOutcome = { outcome: 'settled'; state: 'declined' | 'withdrawn'; waveId: string } | Refused

/**
 * Takes a proposal off the table: its maker withdraws it, anybody else declines it and says why.
 *
 * @returns refused with UNKNOWN_PROPOSAL, PROPOSAL_SETTLED or ANSWER_MISSING
 */
export async function declineRelease(
  db: Database,
  id: number,
  { by, at, answer }: Decision & { answer: string },
): Promise<SettleOutcome> {
  const proposal = await waiting(db, id)
  if ('outcome' in proposal) return proposal
  const own = proposal.proposedBy === by
  const why = answer.trim()
  if (!own && why === '') {
    return refused('ANSWER_MISSING', 'Say why the release is declined.', { proposal: id })
  }
  const state = own ? 'withdrawn' : 'declined'
  const settled = inOneTransaction(db, () => {
    if (!settleProposal(db, id, { state, by, at, ...(own ? {} : { answer: why }) })) return false
    const detail = { proposal: id, analysis: proposal.analysisId }
    insertAudit(db, { actor: by, action: `release-${state}`, subject: proposal.waveId, detail }, at)
    return true
  })
  return settled ? { outcome: 'settled', state, waveId: proposal.waveId } : settledAlready(id)
}

async function waiting(db: Database, id: number): Promise<ReleaseProposal | Refused> {
  const proposal = await findProposal(db, id)
  if (!proposal) return refused('UNKNOWN_PROPOSAL', `There is no proposal ${id}.`, { proposal: id })
  return proposal.state === 'waiting' ? proposal : settledAlready(id)
}
