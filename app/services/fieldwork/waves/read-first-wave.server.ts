import { countInvitations } from '#app/data/fieldwork/invitations/invitations.server.ts'
import { findWave, listWaves } from '#app/data/fieldwork/waves.server.ts'
import { listAnalyses } from '#app/data/results/analyses.server.ts'
import { listReleaseLines } from '#app/data/results/releases.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { placeOnWaveRoad, type FirstWave } from '#app/survey/wave/first-wave.ts'

/**
 * How far the first wave is, for somebody who has never released one. Waves of made-up answers do not count: they are
 * there to look at.
 *
 * @returns null once a wave has been released
 */
export async function readFirstWave(db: Database): Promise<FirstWave | null> {
  if (listReleaseLines(db).some(({ synthetic }) => !synthetic)) return null
  const line = (await listWaves(db)).find(({ synthetic }) => !synthetic)
  const wave = line ? await findWave(db, line.id) : null
  if (!wave) return placeOnWaveRoad(null)
  const { id, title, status, cities } = wave
  return placeOnWaveRoad({
    id,
    title,
    status,
    invites: cities.some(({ design }) => design === 'invited'),
    invitations: countInvitations(db, id).reduce((sum, { made }) => sum + made, 0),
    analysed: listAnalyses(db, id).length > 0,
  })
}

/** How far each wave is beyond its status: analysed, or released too. */
export async function listWaveStages(db: Database): Promise<Map<string, 'analysed' | 'released'>> {
  const released = new Set(listReleaseLines(db).map(({ waveId }) => waveId))
  const analysed = (await listWaves(db)).filter(({ id }) => listAnalyses(db, id).length > 0)
  return new Map(analysed.map(({ id }) => [id, released.has(id) ? 'released' : 'analysed']))
}
