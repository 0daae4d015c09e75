import { insertAudit } from '#app/data/accounts/audit.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { MethodsReport } from '#app/survey/workbench/methods-report.ts'
import { methodsCsv } from './methods-csv.ts'

/** Writes the comparison of a wave's methods as a CSV file, and notes the download. */
export function exportMethods(
  db: Database,
  waveId: string,
  report: MethodsReport,
  { actor, at }: { actor: string; at: Date },
): { fileName: string; mediaType: string; text: string } {
  const detail = { what: 'methods', format: 'csv' }
  insertAudit(db, { actor, action: 'export-made', subject: waveId, detail }, at)
  return {
    fileName: `${waveId}-methods.csv`,
    mediaType: 'text/csv; charset=utf-8',
    text: methodsCsv(report),
  }
}
