import { insertAudit } from '#app/data/accounts/audit.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { readRobustness } from '../read-robustness.server.ts'
import { citiesCsv, leaveOneOutCsv } from '../robustness-files.ts'

/** A run as a file. */
interface RunFile {
  name: string
  text: string
}

/**
 * Writes a run as `cities.csv`, `leave-one-out.csv`, or `run.json` with its settings and everything it found; the audit
 * log notes who took which.
 *
 * @param asked id of a run; null: the newest with a result
 * @returns null when there is no such run, or no such file of it
 */
export function downloadRun(
  db: Database,
  waveId: string,
  { asked, file, by, now }: { asked: string | null; file: string; by: string; now: Date },
): RunFile | null {
  const { shown } = readRobustness(db, waveId, { asked, now })
  if (!shown || (asked !== null && shown.run.id !== asked)) return null
  const { run, result } = shown
  const text =
    file === 'cities.csv'
      ? citiesCsv(result)
      : file === 'leave-one-out.csv'
        ? leaveOneOutCsv(result)
        : file === 'run.json'
          ? JSON.stringify({ run, result })
          : null
  if (text === null) return null
  insertAudit(db, { actor: by, action: 'robustness-run-downloaded', subject: run.id, detail: { file } }, now)
  return { name: `${run.id}-${file}`, text }
}
