import { availableParallelism } from 'node:os'

import { findWave, type WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { findAnalysisSummary, listAnalyses } from '#app/data/results/analyses.server.ts'
import {
  finishRobustnessRun,
  insertRobustnessRun,
  noteRobustnessProgress,
} from '#app/data/results/robustness-runs.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { writeBasis } from '#app/statistics/composite/editions/scheme/basis-json.ts'
import type { IndexBasis } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import type { RobustnessSettings } from '#app/survey/robustness/robustness.ts'
import { schemeOfFramework } from '#app/survey/scheme/scheme.ts'
import { planAnalysis } from '../city/analyse-city.ts'
import { readAnalysisBasis } from '../scheme/read-basis.server.ts'
import { assembleResult, type NameOf } from './assemble-result.ts'
import { jobsOf } from './robustness-jobs.ts'
import { planRobustness, type RobustnessPlan } from './robustness-plan.ts'
import { ALIVE_SECONDS } from './read-robustness.server.ts'
import { runJobs, type JobLimits } from './run-jobs.server.ts'

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
 * Starts to work out how sure the places of a wave's newest analysis are, in threads beside the server.
 *
 * @returns at once; refused with UNKNOWN_WAVE, NOT_ANALYSED, ROBUSTNESS_RUNNING, a code of the basis, TOO_FEW_PLACED,
 *   NOTHING_VARIES, or of the official scheme
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
  const summary = latest && (await findAnalysisSummary(db, latest.id))
  if (!latest || !summary) {
    return refused('NOT_ANALYSED', `The wave ${waveId} has not been analysed.`, { wave: waveId })
  }
  const read = await readAnalysisBasis(db, latest.id)
  if (read.outcome === 'refused') return read
  const { basis } = read

  const { recipe } = summary
  const scheme = recipe.index.scheme?.content ?? schemeOfFramework(wave.framework)
  let plan: RobustnessPlan
  try {
    plan = planRobustness(basis, { scheme, level: recipe.ranks.level }, settings)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refused(error.code, error.message, error.at)
  }
  const { nodes, scaled } = planAnalysis(wave, recipe)
  const items = scaled.flatMap(({ item }) => (nodes.includes(item.dimension) ? [item.code] : []))
  const jobs = settings.edition === 'people' ? withoutFigures() : jobsOf(basis, settings.runs, items)
  function withoutFigures() {
    return jobsOf(basis, settings.runs, items).filter(({ kind }) => kind !== 'indicator')
  }

  const at = now()
  const runId = insertRobustnessRun(
    db,
    {
      analysisId: latest.id,
      createdBy: by,
      createdOn: at.toISOString().slice(0, 10),
      settings,
      total: jobs.length,
      heardAt: at.toISOString(),
    },
    new Date(at.getTime() - ALIVE_SECONDS * 1000).toISOString(),
  )
  if (runId === null) {
    return refused('ROBUSTNESS_RUNNING', 'A robustness run of this wave is at work.', { wave: waveId })
  }

  let done = 0
  const heartbeat = setInterval(
    () => noteRobustnessProgress(db, runId, done, now().toISOString()),
    HEARTBEAT_MS,
  )
  heartbeat.unref()
  const ended = runJobs(
    { file: db.file, analysisId: latest.id, basis: writeBasis(basis), plan },
    jobs,
    { ...LIMITS, ...limits },
    (count) => {
      done = count
      noteRobustnessProgress(db, runId, done, now().toISOString())
    },
  )
    .then((results) => {
      const problem = results.flatMap((result) => (result?.kind === 'refused' ? [result.problem] : []))[0]
      if (problem) return end({ problem })
      const finished = results.map((result, place) => ({ job: jobs[place]!, result }))
      end({ result: assembleResult(basis, plan, finished, namesOf(wave, basis)) })
    })
    .catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      end({ problem: { code: 'ROBUSTNESS_FAILED', message, at: {} } })
    })
    .finally(() => clearInterval(heartbeat))
  return { outcome: 'started', runId, ended }

  function end(what: Parameters<typeof finishRobustnessRun>[2]): void {
    finishRobustnessRun(db, runId ?? '', what, now().toISOString())
  }
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
