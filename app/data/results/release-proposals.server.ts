import { storedTime } from '#app/data/accounts/stored-time.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { LocalText } from '#app/survey/item.ts'

export type ProposalState = 'waiting' | 'confirmed' | 'declined' | 'withdrawn'

/** An analysis put forward for release by one evaluator, for another to confirm. */
export interface ReleaseProposal {
  id: number
  waveId: string
  analysisId: string
  proposedBy: string
  proposedAt: Date
  /** why it takes the place of an earlier release; null for the first of a wave */
  reason: LocalText | null
  state: ProposalState
  decidedBy: string | null
  decidedAt: Date | null
  /** why it was declined */
  answer: string | null
}

type Stored = Omit<ReleaseProposal, 'reason' | 'state'> & { reason: string | null; state: string }

function proposalOf(stored: Stored): ReleaseProposal {
  return {
    ...stored,
    reason: stored.reason === null ? null : (JSON.parse(stored.reason) as LocalText),
    state: stored.state as ProposalState,
  }
}

/** The proposal of a number, or null. */
export async function findProposal(db: Database, id: number): Promise<ReleaseProposal | null> {
  const stored = await db.prisma.releaseProposal.findUnique({ where: { id } })
  return stored && proposalOf(stored)
}

/** Proposals, latest first: of a wave, or all that still wait. */
export async function listProposals(
  db: Database,
  of: { waveId: string } | { state: 'waiting' },
): Promise<ReleaseProposal[]> {
  const stored = await db.prisma.releaseProposal.findMany({ where: of, orderBy: { id: 'desc' } })
  return stored.map(proposalOf)
}

/** Stores a proposal, unless another of its wave still waits. @returns its number, or null */
export function insertProposal(
  db: Database,
  {
    waveId,
    analysisId,
    proposedBy,
    proposedAt,
    reason,
  }: Pick<ReleaseProposal, 'waveId' | 'analysisId' | 'proposedBy' | 'proposedAt' | 'reason'>,
): number | null {
  const { changes, lastInsertRowid } = db.columns
    .prepare(
      `INSERT INTO "ReleaseProposal" ("waveId", "analysisId", "proposedBy", "proposedAt", "reason")
       SELECT @waveId, @analysisId, @proposedBy, @proposedAt, @reason
       WHERE NOT EXISTS (SELECT 1 FROM "ReleaseProposal" WHERE "waveId" = @waveId AND "state" = 'waiting')`,
    )
    .run({
      waveId,
      analysisId,
      proposedBy,
      proposedAt: storedTime(proposedAt),
      reason: reason && JSON.stringify(reason),
    })
  return changes === 1 ? Number(lastInsertRowid) : null
}

/** Settles a proposal that waits. @returns false when it is settled already */
export function settleProposal(
  db: Database,
  id: number,
  settled: { state: Exclude<ProposalState, 'waiting'>; by: string; at: Date; answer?: string },
): boolean {
  const { changes } = db.columns
    .prepare(
      `UPDATE "ReleaseProposal" SET "state" = ?, "decidedBy" = ?, "decidedAt" = ?, "answer" = ?
       WHERE "id" = ? AND "state" = 'waiting'`,
    )
    .run(settled.state, settled.by, storedTime(settled.at), settled.answer ?? null, id)
  return changes === 1
}
