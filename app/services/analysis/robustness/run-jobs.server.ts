import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'

import type { BasisJson } from '#app/statistics/composite/editions/scheme/basis-json.ts'
import type { JobResult, RobustnessJob } from './robustness-jobs.ts'
import type { RobustnessPlan } from './robustness-plan.ts'

/** found from the project's folder, where the server starts: the pages are bundled, the worker is not */
const WORKER = resolve('app/services/analysis/robustness/robustness-worker.mjs')

/** What every thread is given at its start. */
export interface JobMaterial {
  /** of the database */
  file: string
  analysisId: string
  basis: BasisJson
  plan: RobustnessPlan
}

/** What a run may cost. */
export interface JobLimits {
  threads: number
  seconds: number
  megabytes: number
}

/**
 * Does jobs in threads of their own, so that pages keep coming. Each thread takes the next job when it has done one;
 * results stand in the order of the jobs, so the number of threads changes nothing.
 *
 * @param onDone told after each job how many are done
 * @param stopped ends the threads before their jobs are done
 * @throws Error when a thread fails, the time is over or the run was stopped; nothing goes on then
 */
export function runJobs(
  material: JobMaterial,
  jobs: readonly RobustnessJob[],
  { threads, seconds, megabytes }: JobLimits,
  onDone: (done: number) => void,
  stopped: AbortSignal,
): Promise<JobResult[]> {
  return new Promise((finish, fail) => {
    stopped.throwIfAborted()
    const results: JobResult[] = []
    let next = 0
    let done = 0
    const workers = Array.from({ length: Math.min(threads, jobs.length) }, () => {
      const worker = new Worker(WORKER, {
        workerData: material,
        resourceLimits: { maxOldGenerationSizeMb: megabytes },
      })
      worker.unref()
      return worker
    })
    const late = setTimeout(
      () => stop(() => fail(new Error(`The run took longer than ${seconds} seconds and was stopped.`))),
      seconds * 1000,
    )
    late.unref()
    const halt = () => stop(() => fail(new Error('The run was stopped.')))
    stopped.addEventListener('abort', halt)

    function stop(end: () => void): void {
      clearTimeout(late)
      stopped.removeEventListener('abort', halt)
      for (const worker of workers) {
        worker.removeAllListeners()
        void worker.terminate()
      }
      end()
    }
    function give(worker: Worker): void {
      const at = next++
      if (at < jobs.length) worker.postMessage({ at, job: jobs[at] })
    }
    for (const worker of workers) {
      worker.on('message', ({ at, result }: { at: number; result: JobResult }) => {
        results[at] = result
        done++
        onDone(done)
        if (result.kind === 'refused' || done === jobs.length) stop(() => finish(results))
        else give(worker)
      })
      worker.on('error', (error) => stop(() => fail(error)))
      give(worker)
    }
  })
}
