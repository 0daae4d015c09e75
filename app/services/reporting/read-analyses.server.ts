import {
  findAnalysisCity,
  findAnalysisSummary,
  listAnalyses as listStored,
} from '#app/data/results/analyses.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { CityReport, ReleaseSummary } from '#app/survey/reports/report.ts'

/** The analyses of a wave, newest first; for evaluators alone. */
export function listAnalyses(db: Database, waveId: string): { id: string; createdOn: string }[] {
  return listStored(db, waveId)
}

/** What an analysis says of the wave as a whole, as evaluators read it; null when there is none. */
export async function readAnalysisSummary(db: Database, analysisId: string): Promise<ReleaseSummary | null> {
  return findAnalysisSummary(db, analysisId)
}

/** One city's report of an analysis, with its weighting diagnostics; null when there is none. */
export async function readAnalysisCity(
  db: Database,
  analysisId: string,
  cityCode: string,
): Promise<CityReport | null> {
  return findAnalysisCity(db, analysisId, cityCode)
}
