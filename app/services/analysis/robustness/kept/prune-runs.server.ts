import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { deleteRobustnessRun, listRobustnessRuns } from '#app/data/results/robustness-runs.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { KEPT_RUNS } from '#app/survey/robustness/robustness.ts'

/**
 * Deletes the oldest runs of a wave: of those that are not pinned the newest `KEPT_RUNS` stay. What went is noted in
 * the audit log.
 *
 * @returns ids of the runs that went
 */
export function pruneRuns(db: Database, waveId: string, at: Date): string[] {
  return inOneTransaction(db, () => {
    const gone = listRobustnessRuns(db, waveId)
      .filter(({ pinned }) => !pinned)
      .slice(KEPT_RUNS)
      .filter(({ status }) => status !== 'running')
      .map(({ id }) => id)
    for (const id of gone) deleteRobustnessRun(db, id)
    const detail = { runs: gone, kept: KEPT_RUNS }
    if (gone.length > 0)
      insertAudit(db, { actor: '', action: 'robustness-runs-pruned', subject: waveId, detail }, at)
    return gone
  })
}
