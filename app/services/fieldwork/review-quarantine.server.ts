import { insertAudit } from '#app/data/accounts/audit.server.ts'
import {
  admitQuarantined,
  countQuarantined,
  listQuarantined,
} from '#app/data/fieldwork/taken-in/quarantine.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import type { QuarantinedLine } from '#app/survey/reports/quality-report.ts'

/** What somebody has decided about responses that are put aside. */
export interface QuarantineDecision {
  /** `admit` takes them in among the others; `keep` leaves them aside, looked at */
  decision: 'admit' | 'keep'
  reason: string
  /** one response; null for all of the reason */
  id: string | null
}

type Reviewed = { outcome: 'reviewed'; admitted: number; quarantined: Record<string, number> } | Refused

/**
 * Says how many responses of a wave are put aside and why, and carries out what was decided about some of them. Every
 * decision stands in the audit log with its number, never with a response.
 *
 * @param decided null only looks
 */
export async function reviewQuarantine(
  db: Database,
  waveId: string,
  decided: QuarantineDecision | null,
  who: { by: string; at: Date },
): Promise<Reviewed> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { wave: waveId })
  const admitted = decided ? carryOut(db, waveId, decided, who) : 0
  return { outcome: 'reviewed', admitted, quarantined: countQuarantined(db, waveId) }
}

function carryOut(
  db: Database,
  waveId: string,
  { decision, reason, id }: QuarantineDecision,
  { by, at }: { by: string; at: Date },
): number {
  return inOneTransaction(db, () => {
    const held = countQuarantined(db, waveId)[reason] ?? 0
    const admitted = decision === 'admit' ? admitQuarantined(db, waveId, reason, id) : 0
    const responses = decision === 'admit' ? admitted : id === null ? held : 1
    const action = decision === 'admit' ? ('quarantine-admitted' as const) : ('quarantine-kept' as const)
    insertAudit(db, { actor: by, action, subject: waveId, detail: { reason, responses } }, at)
    return admitted
  })
}

/** The responses of a wave that are put aside: how they came in, and nothing of what was answered. */
export function readQuarantine(
  db: Database,
  waveId: string,
  most: number,
): { counts: Record<string, number>; lines: QuarantinedLine[] } {
  return { counts: countQuarantined(db, waveId), lines: listQuarantined(db, waveId, most) }
}
