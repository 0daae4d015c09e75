import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { deleteRobustnessRun, setRobustnessPinned } from '#app/data/results/robustness-runs.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { readRobustness } from '../read-robustness.server.ts'

/** What can be done with a run that is there. */
export const RUN_CHANGES = ['pin', 'unpin', 'delete'] as const
export type RunChange = (typeof RUN_CHANGES)[number]

const ACTIONS = {
  pin: 'robustness-run-pinned',
  unpin: 'robustness-run-unpinned',
  delete: 'robustness-run-deleted',
} as const

export type ChangeOutcome = { outcome: 'changed'; run: string; change: RunChange } | Refused

/**
 * Pins a run, leaves it to the pruning rule again, or deletes it with its result.
 *
 * @param who name of the account and moment, for the audit log
 * @returns refused with UNKNOWN_RUN; to delete also with RUN_AT_WORK, RUN_PINNED
 */
export function changeRun(
  db: Database,
  { wave, run: id, change }: { wave: string; run: string; change: RunChange },
  { by, at }: { by: string; at: Date },
): ChangeOutcome {
  const run = readRobustness(db, wave, { asked: id, now: at }).runs.find((one) => one.id === id)
  if (!run) return refused('UNKNOWN_RUN', `The wave ${wave} has no run ${id}.`, { run: id })
  if (change === 'delete' && run.status === 'running') {
    return refused('RUN_AT_WORK', `The run ${id} is at work.`, { run: id })
  }
  if (change === 'delete' && run.pinned) {
    return refused('RUN_PINNED', `The run ${id} is pinned.`, { run: id })
  }
  inOneTransaction(db, () => {
    if (change === 'delete') deleteRobustnessRun(db, id)
    else setRobustnessPinned(db, id, change === 'pin')
    insertAudit(db, { actor: by, action: ACTIONS[change], subject: id }, at)
  })
  return { outcome: 'changed', run: id, change }
}
