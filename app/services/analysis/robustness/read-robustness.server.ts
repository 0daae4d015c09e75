import { listAnalyses } from '#app/data/results/analyses.server.ts'
import {
  findRobustnessResult,
  listRobustnessRuns,
  type RobustnessRecord,
} from '#app/data/results/robustness-runs.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { RobustnessResult, RobustnessRun } from '#app/survey/robustness/robustness.ts'

/** A run that has not been heard of for so long is not at work any more. */
export const ALIVE_SECONDS = 60

/** The robustness runs of a wave. */
export interface WaveRobustness {
  /** the newest analysis; null without one */
  analysisId: string | null
  /** newest first */
  runs: RobustnessRun[]
  /** the run asked for, else the newest that has a result */
  shown: { run: RobustnessRun; result: RobustnessResult; stale: boolean } | null
  /** the run it is compared with, where one was asked for */
  beside: { run: RobustnessRun; result: RobustnessResult } | null
}

/**
 * Reads the robustness runs of a wave with one result. It is stale when the wave has been analysed again since.
 *
 * @param asked id of a run; the newest with a result when null or not there
 * @param compared id of another run with a result, to stand beside it
 */
export function readRobustness(
  db: Database,
  waveId: string,
  { asked, compared = null, now }: { asked: string | null; compared?: string | null; now: Date },
): WaveRobustness {
  const [latest] = listAnalyses(db, waveId)
  const analysisId = latest?.id ?? null
  const runs = listRobustnessRuns(db, waveId).map((record) => runOf(record, now))
  const done = runs.filter(({ status }) => status === 'done')
  const run = done.find(({ id }) => id === asked) ?? done[0]
  const result = run ? findRobustnessResult(db, run.id) : null
  const other = done.find(({ id }) => id === compared && id !== run?.id)
  const otherResult = other ? findRobustnessResult(db, other.id) : null
  return {
    analysisId,
    runs,
    shown: run && result ? { run, result, stale: run.analysisId !== analysisId } : null,
    beside: other && otherResult ? { run: other, result: otherResult } : null,
  }
}

function runOf({ heardAt, status, ...record }: RobustnessRecord, now: Date): RobustnessRun {
  const silent = now.getTime() - new Date(heardAt).getTime() > ALIVE_SECONDS * 1000
  return { ...record, status: status === 'running' && silent ? 'interrupted' : status }
}
