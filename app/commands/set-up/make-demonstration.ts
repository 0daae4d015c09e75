import type { Database } from '#app/platform/database/database.server.ts'
import { analyseWave } from '#app/services/analysis/analyse-wave.server.ts'
import { openDemonstration } from '#app/services/demonstration/open-demonstration.server.ts'
import { seedWave, type SeedRequest } from '#app/services/demonstration/seed-wave.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'

import type { CommandIo } from '#app/commands/io/command-io.ts'
import { countedProgress } from './counted-progress.ts'

export type DemonstrationRequest = Omit<SeedRequest, 'progress'>

/**
 * The whole road on synthetic data: a wave is seeded, flagged, analysed and released, and a second one opened.
 *
 * @returns what was made, or the refusal of the first stage that declined
 */
export async function makeDemonstration(db: Database, request: DemonstrationRequest, io: CommandIo) {
  const { now, responses } = request
  const today = now.toISOString().slice(0, 10)

  const answers = countedProgress(io, 'Synthetic answers')
  const seeded = await seedWave(db, { ...request, progress: (stored) => answers.advance(stored, responses) })
  answers.stop()
  if (seeded.outcome === 'refused') return seeded

  const cities = countedProgress(io, 'Cities analysed  ')
  const onCity = (done: number, total: number) => cities.reach(done, total)
  const analysed = await analyseWave(db, seeded.wave, undefined, { today, onCity })
  cities.stop()
  if (analysed.outcome === 'refused') return analysed

  const tables = countedProgress(io, 'Tables audited   ')
  const released = await releaseWave(db, seeded.wave, {
    confirmedBy: 'command-line',
    publishedOn: today,
    at: now,
    onAudit: (done, total) => tables.reach(done, total),
  })
  tables.stop()
  if (released.outcome === 'refused') return released

  const opened = await openDemonstration(db, now)
  if (opened.outcome === 'refused') return opened

  return {
    ...seeded,
    synthetic: true,
    analysis: analysed.analysisId,
    release: released.releaseId,
    openWave: opened.wave,
  }
}
