import { availableParallelism } from 'node:os'

import { findWave, type WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { findAnalysisSummary, listAnalyses } from '#app/data/results/analyses.server.ts'
import {
  finishRobustnessRun,
  insertRobustnessRun,
  interruptRobustnessRun,
  noteRobustnessProgress,
} from '#app/data/results/robustness-runs.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { writeBasis } from '#app/statistics/composite/editions/scheme/basis-json.ts'
import type { IndexBasis } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import type { RobustnessSettings } from '#app/survey/robustness/robustness.ts'
import { schemeOfFramework } from '#app/survey/scheme/scheme.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import { planAnalysis } from '../city/analyse-city.ts'
import { readAnalysisBasis } from '../scheme/read-basis.server.ts'
import { assembleResult, type NameOf } from './assemble-result.ts'
import { pruneRuns } from './kept/prune-runs.server.ts'
import { jobsOf } from './robustness-jobs.ts'
import { planRobustness } from './robustness-plan.ts'
import { ALIVE_SECONDS } from './read-robustness.server.ts'
import { runJobs, type JobLimits } from './run-jobs.server.ts'

type RunEnd = Parameters<typeof finishRobustnessRun>[2]

export type StartOutcome =
  /** `ended` comes when the result, or why there is none, is stored; it never fails */
  { outcome: 'started'; runId: string; ended: Promise<void> } | Refused

export interface Starting {
  by: string
  now: () => Date
  limits?: Partial<JobLimits>
}

/** One core stays for the pages. */
const LIMITS: JobLimits = {
  threads: Math.max(1, Math.min(4, availableParallelism() - 1)),
  seconds: 1800,
  megabytes: 1500,
}

const HEARTBEAT_MS = 5000

/**
 * Starts to work out how sure the places of a wave's newest analysis are, beside the requests. What stands against it
 * besides the codes below is kept with the run: a code of the basis, TOO_FEW_PLACED, NOTHING_VARIES, a refusal of the
 * official scheme, or ROBUSTNESS_FAILED. A run that is at work when the database closes is stopped first and kept as
 * interrupted.
 *
 * @returns at once; refused with UNKNOWN_WAVE, NOT_ANALYSED, ROBUSTNESS_RUNNING
 */
export async function startRobustness(
  db: Database,
  waveId: string,
  settings: RobustnessSettings,
  { by, now, limits = {} }: Starting,
): Promise<StartOutcome> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { wave: waveId })
  const [latest] = listAnalyses(db, waveId)
  const recipe = latest && (await findAnalysisSummary(db, latest.id))?.recipe
  if (!latest || !recipe) {
    return refused('NOT_ANALYSED', `The wave ${waveId} has not been analysed.`, { wave: waveId })
  }
  const at = now()
  const heardAt = at.toISOString()
  const runId = insertRobustnessRun(
    db,
    { analysisId: latest.id, createdBy: by, createdOn: heardAt.slice(0, 10), settings, heardAt },
    new Date(at.getTime() - ALIVE_SECONDS * 1000).toISOString(),
  )
  if (runId === null) {
    return refused('ROBUSTNESS_RUNNING', 'A robustness run of this wave is at work.', { wave: waveId })
  }

  const progress = { done: 0, total: 0 }
  const tell = () => noteRobustnessProgress(db, runId, progress, now().toISOString())
  const heartbeat = setInterval(tell, HEARTBEAT_MS)
  heartbeat.unref()
  const stopping = new AbortController()
  const ended = examine(
    db,
    wave,
    { analysisId: latest.id, recipe, settings },
    { ...LIMITS, ...limits },
    (far) => {
      Object.assign(progress, far)
      tell()
    },
    stopping.signal,
  )
    .catch(problemOf)
    .then((end) => {
      if (stopping.signal.aborted) return interruptRobustnessRun(db, runId, now().toISOString())
      finishRobustnessRun(db, runId, end, now().toISOString())
      pruneRuns(db, waveId, now())
    })
    .finally(() => {
      clearInterval(heartbeat)
      goneByItself()
    })
  const goneByItself = db.beforeClose(() => {
    stopping.abort()
    return ended
  })
  return { outcome: 'started', runId, ended }
}

/** The work of a run, from the stored analysis to the result. @throws Refusal of `planRobustness` */
async function examine(
  db: Database,
  wave: WaveRecord,
  {
    analysisId,
    recipe,
    settings,
  }: { analysisId: string; recipe: AnalysisRecipe; settings: RobustnessSettings },
  limits: JobLimits,
  tell: (far: { done: number; total: number }) => void,
  stopped: AbortSignal,
): Promise<RunEnd> {
  const read = await readAnalysisBasis(db, analysisId)
  if (read.outcome === 'refused') return { problem: read.error }
  const { basis } = read
  const scheme = recipe.index.scheme?.content ?? schemeOfFramework(wave.framework)
  const plan = planRobustness(basis, { scheme, level: recipe.ranks.level }, settings)
  const { nodes, scaled } = planAnalysis(wave, recipe)
  const items = scaled.flatMap(({ item }) => (nodes.includes(item.dimension) ? [item.code] : []))
  const jobs = jobsOf(basis, items, settings)
  tell({ done: 0, total: jobs.length })
  const results = await runJobs(
    { file: db.file, analysisId, basis: writeBasis(basis), plan },
    jobs,
    limits,
    (done) => tell({ done, total: jobs.length }),
    stopped,
  )
  const problem = results.flatMap((result) => (result?.kind === 'refused' ? [result.problem] : []))[0]
  if (problem) return { problem }
  const finished = results.map((result, place) => ({ job: jobs[place]!, result }))
  return { result: assembleResult(basis, plan, finished, namesOf(wave, basis)) }
}

function problemOf(error: unknown): RunEnd {
  if (error instanceof Refusal) {
    return { problem: { code: error.code, message: error.message, at: error.at } }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { problem: { code: 'ROBUSTNESS_FAILED', message, at: {} } }
}

function namesOf({ framework, questionnaire }: WaveRecord, { indicators }: IndexBasis): NameOf {
  const { content } = framework
  return ({ kind, code }) => {
    const plain = { 'zh-CN': code, en: code }
    if (kind === 'item') {
      const item = questionnaire.content.items.find((one) => one.code === code)
      return { name: item?.short_label ?? plain, node: item?.dimension ?? '' }
    }
    if (kind === 'index') {
      return { name: content.nodes.find((node) => node.code === code)?.name ?? plain, node: code }
    }
    const node = indicators.find((indicator) => indicator.code === code)?.node ?? ''
    return { name: content.indicators.find((one) => one.code === code)?.name ?? plain, node }
  }
}
