import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

import { makeClosedWave } from './analysed-wave.ts'

/** Makes a closed wave, analyses and releases it. @returns the id of the release */
export async function makeReleasedWave(db: Database, id = 'made-2026'): Promise<string> {
  const wave = await makeClosedWave(db, { id })
  const analysed = await analyseWave(db, wave, undefined, { today: '2026-04-02' })
  if (analysed.outcome === 'refused') throw new Error(JSON.stringify(analysed.error))
  const released = await releaseWave(db, wave, { confirmedBy: 'eva', publishedOn: '2026-04-03' })
  if (released.outcome === 'refused') throw new Error(JSON.stringify(released.error))
  return released.releaseId
}
