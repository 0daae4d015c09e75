import type { CityReport } from '#app/survey/reports/report.ts'

/**
 * One city's report as a page reads it, from the text it was stored as.
 *
 * A release is never edited, so reports of earlier versions stay as they were written: weighting figures without their
 * steps are of a kind that pages no longer show, and read as not there; a report without comparisons has none.
 *
 * @param text JSON of a stored report
 */
export function readStoredReport(text: string): CityReport {
  const report = JSON.parse(text) as CityReport
  const readable =
    report.weighting && !('steps' in report.weighting) ? { ...report, weighting: null } : report
  return { ...readable, changes: readable.changes ?? [] }
}
