import { findWave } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import type { MethodsReport } from '#app/survey/workbench/methods-report.ts'
import { stampWave } from '#app/services/analysis/tables/kept/stamp-wave.server.ts'
import { compareMethods } from './compare-methods.server.ts'

/** How far the comparison of a wave is. */
export type MethodJob =
  | { state: 'none' }
  | { state: 'running'; done: number; total: number }
  | { state: 'refused'; error: Refused['error'] }
  /** `current`: answers, flags, margins and recipe are still those it was made from */
  | { state: 'done'; report: MethodsReport; at: Date; current: boolean }

interface KeptJob {
  stamp: string
  at: Date
  done: number
  total: number
  ended: { report: MethodsReport } | { error: Refused['error'] } | null
}

/** Comparisons kept at a time; the oldest goes first. */
const MOST_KEPT = 5

const jobs = new WeakMap<Database, Map<string, KeptJob>>()

/**
 * Starts to compare the methods of a wave beside the requests; one that is at work goes on. The result is kept in memory
 * until a few others have been made or the server stops.
 *
 * @param responses how many the wave has now
 * @returns when it has begun; refused with UNKNOWN_WAVE or NO_RESPONSES. `ended` never fails
 */
export async function startMethodJob(
  db: Database,
  waveId: string,
  responses: number,
  now: Date,
): Promise<{ outcome: 'started'; ended: Promise<void> } | Refused> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { wave: waveId })
  if (responses === 0) {
    return refused('NO_RESPONSES', `The wave ${waveId} has no responses yet.`, { wave: waveId })
  }
  const stamp = await stampWave(db, wave, responses)
  const kept = jobs.get(db) ?? new Map<string, KeptJob>()
  jobs.set(db, kept)
  const known = kept.get(waveId)
  if (known && known.ended === null) return { outcome: 'started', ended: Promise.resolve() }
  const job: KeptJob = { stamp, at: now, done: 0, total: 0, ended: null }
  kept.delete(waveId)
  kept.set(waveId, job)
  forgetOldest(kept)

  const stopping = new AbortController()
  const ended = compareMethods(
    db,
    wave,
    (done, total) => Object.assign(job, { done, total }),
    stopping.signal,
  )
    .then((outcome) => {
      job.ended = outcome.outcome === 'compared' ? { report: outcome.report } : { error: outcome.error }
    })
    .catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      job.ended = { error: { code: 'COMPARISON_FAILED', message, at: {} } }
    })
    .finally(() => goneByItself())
  const goneByItself = db.beforeClose(() => {
    stopping.abort()
    return ended
  })
  return { outcome: 'started', ended }
}

/** How far the comparison of a wave is, or what came of it. */
export async function readMethodJob(db: Database, waveId: string, responses: number): Promise<MethodJob> {
  const job = jobs.get(db)?.get(waveId)
  if (!job) return { state: 'none' }
  if (job.ended === null) return { state: 'running', done: job.done, total: job.total }
  if ('error' in job.ended) return { state: 'refused', error: job.ended.error }
  const wave = await findWave(db, waveId)
  const current = wave !== null && (await stampWave(db, wave, responses)) === job.stamp
  return { state: 'done', report: job.ended.report, at: job.at, current }
}

function forgetOldest(kept: Map<string, KeptJob>): void {
  for (const [id, job] of kept) {
    if (kept.size <= MOST_KEPT) return
    if (job.ended !== null) kept.delete(id)
  }
}
