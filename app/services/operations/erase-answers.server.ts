import { eraseWave, listUnerased, type ErasureRecord } from '#app/data/fieldwork/erasures.server.ts'
import { hashResponses } from '#app/data/fieldwork/responses/response-hash.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { eraseAfter } from '#app/survey/wave/erase-after.ts'

export interface ErasureReport {
  outcome: 'erased' | 'checked'
  /** waves whose answers are gone now, or would be */
  erased: ErasureRecord[]
  /** waves whose answers are still kept, and the last day of it */
  kept: { waveId: string; until: string }[]
}

/**
 * The erasure clock: deletes the answers of every closed wave whose months of keeping are over. Results, releases and
 * the hash of the answers stay, so that receipts can still be checked against them.
 *
 * @param today YYYY-MM-DD in the surveyed cities
 */
export async function eraseAnswers(db: Database, today: string, dryRun: boolean): Promise<ErasureReport> {
  const report: ErasureReport = { outcome: dryRun ? 'checked' : 'erased', erased: [], kept: [] }
  for (const waveId of listUnerased(db)) {
    const wave = await findWave(db, waveId)
    if (!wave) continue
    const until = eraseAfter(wave.closesOn, wave.settings.retentionMonths)
    if (today <= until) {
      report.kept.push({ waveId, until })
      continue
    }
    const { hash, count } = await hashResponses(db, waveId)
    const erasure = { waveId, erasedOn: today, responses: count, responseHash: hash }
    if (!dryRun) eraseWave(db, erasure)
    report.erased.push(erasure)
  }
  return report
}
