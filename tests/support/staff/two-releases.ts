import { findWave } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { approveQuote } from '#app/services/analysis/themes/approve-quote.server.ts'
import { readThemes } from '#app/services/analysis/themes/read-themes.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import { makeClosedWave, RANKED } from '#tests/support/records/analysed-wave.ts'
import { ITEM, makeWrittenWave } from '#tests/support/records/written-wave.ts'

export const RELEASES = { earlier: 'before-r1', latest: 'made-2026-r1' } as const

/**
 * Makes two waves a year apart, both released: a page of a city then has a change, themes of what residents wrote, and
 * a sentence of one of them.
 */
export async function makeTwoReleases(db: Database): Promise<void> {
  await makeClosedWave(db, { id: 'before', seed: 2, opensOn: '2025-03-01', closesOn: '2025-03-31' })
  await analyseWave(db, 'before', undefined, { today: '2025-04-02' })
  await releaseWave(db, 'before', { confirmedBy: 'eva', publishedOn: '2025-04-10' })

  const { waveId, analysisId } = await makeWrittenWave(db)
  const wave = await findWave(db, waveId)
  if (!wave) throw new Error(`${waveId} was not made`)
  const place = { item: ITEM, city: RANKED, theme: '公交' }
  const shown = await readThemes(db, wave, analysisId, { ...place, quote: null, byHand: [] })
  const [first] = shown?.candidates ?? []
  if (!first) throw new Error('nobody wrote about buses')
  const at = new Date('2026-04-02T08:00:00Z')
  await approveQuote(db, wave, analysisId, { ...place, ...first, byHand: [] }, { by: 'eva', at })
  const released = await releaseWave(db, waveId, { confirmedBy: 'eva', publishedOn: '2026-04-10' })
  if (released.outcome === 'refused') throw new Error(JSON.stringify(released.error))
}
