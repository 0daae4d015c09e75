import { findWave, type WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import { recipeForWave } from '#app/services/analysis/run/recipe-for-wave.ts'
import { bytesOf } from './bytes-of.ts'
import { stampWave } from './stamp-wave.server.ts'
import { weighWave, type WeighedWave } from './weigh-wave.server.ts'

export type KeptOutcome =
  | { outcome: 'ready'; weighed: WeighedWave }
  /** it is being read; ask again */
  | { outcome: 'reading'; seconds: number }
  | Refused

interface KeptWave {
  /** of everything it was made from */
  stamp: string
  since: number
  made: Promise<WeighedWave>
  weighed: WeighedWave | null
  bytes: number
}

/** All kept waves together; the one asked for last stays whatever its size. */
const MOST_BYTES = 400_000_000
/** A page waits so long before it says that the wave is being read. */
const PATIENCE_MS = 1500

const kept = new WeakMap<Database, Map<string, KeptWave>>()

/**
 * The columns and weights of a wave, read once and kept in memory while its answers, flags, questionnaire, cities and
 * margins stay as they are. Reading a million answers takes some seconds and goes on while pages are served; who asks
 * meanwhile is told so.
 *
 * @param responses how many the wave has now, as `findWave` of the fieldwork counts them
 * @returns refused with UNKNOWN_WAVE, NO_RESPONSES or a code of the weighting
 */
export async function openWeighedWave(
  db: Database,
  waveId: string,
  responses: number,
  patience = PATIENCE_MS,
): Promise<KeptOutcome> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { wave: waveId })
  if (responses === 0) {
    return refused('NO_RESPONSES', `The wave ${waveId} has no responses yet.`, { wave: waveId })
  }
  const waves = kept.get(db) ?? new Map<string, KeptWave>()
  kept.set(db, waves)
  const stamp = await stampWave(db, wave, responses)
  const known = waves.get(waveId)
  const entry = known?.stamp === stamp ? known : startReading(db, wave, stamp)
  waves.delete(waveId)
  waves.set(waveId, entry)
  try {
    const weighed = entry.weighed ?? (await Promise.race([entry.made, after(patience)]))
    if (!weighed) return { outcome: 'reading', seconds: Math.round((Date.now() - entry.since) / 1000) }
    forgetOldest(waves)
    return { outcome: 'ready', weighed }
  } catch (error) {
    waves.delete(waveId)
    if (!(error instanceof Refusal)) throw error
    return refused(error.code, error.message, error.at)
  }
}

function startReading(db: Database, wave: WaveRecord, stamp: string): KeptWave {
  const made = weighWave(db, wave, recipeForWave(wave))
  const entry: KeptWave = { stamp, since: Date.now(), made, weighed: null, bytes: 0 }
  const unhold = db.beforeClose(() => made.then(nothing, nothing))
  // whoever asks next is told what went wrong
  made
    .then((weighed) => Object.assign(entry, { weighed, bytes: bytesOf(weighed) }))
    .catch(nothing)
    .finally(unhold)
  return entry
}

/** Oldest first, as a map keeps its order. */
function forgetOldest(waves: Map<string, KeptWave>): void {
  let bytes = [...waves.values()].reduce((sum, entry) => sum + entry.bytes, 0)
  for (const [id, entry] of waves) {
    if (bytes <= MOST_BYTES || waves.size === 1) return
    waves.delete(id)
    bytes -= entry.bytes
  }
}

async function after(milliseconds: number): Promise<null> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds).unref())
  return null
}

function nothing(): void {
  // a reading that failed is told to whoever asks next
}
