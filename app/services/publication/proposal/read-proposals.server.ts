import { hasOtherAccount } from '#app/data/accounts/accounts.server.ts'
import { listProposals, type ReleaseProposal } from '#app/data/results/release-proposals.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

export type { ReleaseProposal }

/** The latest proposal of a wave that was not released, or null. */
export async function openProposal(db: Database, waveId: string): Promise<ReleaseProposal | null> {
  const [latest] = await listProposals(db, { waveId })
  return latest && latest.state !== 'confirmed' ? latest : null
}

/** What waits for somebody else's confirmation, latest first. */
export async function proposalsFor(db: Database, reader: { name: string }): Promise<ReleaseProposal[]> {
  const waiting = await listProposals(db, { state: 'waiting' })
  return waiting.filter(({ proposedBy }) => proposedBy !== reader.name)
}

/** Is there another evaluator who could confirm? Where nobody else can, one person releases alone and it is said so. */
export function hasSecondPerson(db: Database, reader: { name: string }): Promise<boolean> {
  return hasOtherAccount(db, 'evaluator', reader.name)
}
