import type { Database } from '#app/platform/database/database.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { EARLIER_WAVE, earlierSize } from '#app/services/demonstration/demonstration-waves.ts'
import { openDemonstration } from '#app/services/demonstration/open-demonstration.server.ts'
import { seedWave, type SeedRequest } from '#app/services/demonstration/seed-wave.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'

import type { CommandIo } from '#app/commands/io/command-io.ts'
import { countedProgress } from './counted-progress.ts'

export type DemonstrationRequest = Omit<SeedRequest, 'progress' | 'wave'> & {
  /** whether a smaller wave of the year before is made as well, so that there are changes to see */
  withEarlier?: boolean
}

/**
 * The whole road on synthetic data: a wave is seeded, flagged, analysed and released, and a second one opened; where
 * asked for, a smaller one of the year before goes first.
 *
 * @returns what was made, or the refusal of the first stage that declined
 */
export async function makeDemonstration(db: Database, request: DemonstrationRequest, io: CommandIo) {
  const { withEarlier = false, ...asked } = request
  if (withEarlier) {
    const { id, publishedOn } = EARLIER_WAVE
    const size = { ...asked, ...earlierSize(asked), id, wave: EARLIER_WAVE }
    const earlier = await makeReleased(db, size, { publishedOn, prefix: 'Year before: ' }, io)
    if (earlier.outcome === 'refused') return earlier
  }
  const publishedOn = asked.now.toISOString().slice(0, 10)
  const made = await makeReleased(db, asked, { publishedOn, prefix: '' }, io)
  if (made.outcome === 'refused') return made

  const opened = await openDemonstration(db, asked.now)
  if (opened.outcome === 'refused') return opened
  return { ...made, synthetic: true, openWave: opened.wave }
}

/** One synthetic wave, from its answers to its release. */
async function makeReleased(
  db: Database,
  request: Omit<SeedRequest, 'progress'>,
  { publishedOn, prefix }: { publishedOn: string; prefix: string },
  io: CommandIo,
) {
  const { now, responses } = request
  const answers = countedProgress(io, `${prefix}Synthetic answers`)
  const seeded = await seedWave(db, { ...request, progress: (stored) => answers.advance(stored, responses) })
  answers.stop()
  if (seeded.outcome === 'refused') return seeded

  const cities = countedProgress(io, `${prefix}Cities analysed  `)
  const onCity = (done: number, total: number) => cities.reach(done, total)
  const analysed = await analyseWave(db, seeded.wave, undefined, { today: publishedOn, onCity })
  cities.stop()
  if (analysed.outcome === 'refused') return analysed

  const tables = countedProgress(io, `${prefix}Tables audited   `)
  const released = await releaseWave(db, seeded.wave, {
    confirmedBy: 'command-line',
    publishedOn,
    at: now,
    onAudit: (done, total) => tables.reach(done, total),
  })
  tables.stop()
  if (released.outcome === 'refused') return released
  return { ...seeded, analysis: analysed.analysisId, release: released.releaseId }
}
