/**
 * A thread that does parts of a robustness run, one after the other; `run-jobs.server.ts` starts and ends it. Plain
 * JavaScript, because a thread of Node 20 does not take over the loader that reads TypeScript.
 */
import { parentPort, workerData } from 'node:worker_threads'

import { register } from 'tsx/esm/api'

register()
const { openDatabase } = await import('../../../platform/database/database.server.ts')
const { readBasis } = await import('../../../statistics/composite/editions/scheme/basis-json.ts')
const { makeJobDoer } = await import('./do-job.server.ts')

const { file, analysisId, basis, plan } = workerData
const doJob = makeJobDoer(await openDatabase(file), analysisId, readBasis(basis), plan)

parentPort.on('message', async ({ at, job }) => parentPort.postMessage({ at, result: await doJob(job) }))
