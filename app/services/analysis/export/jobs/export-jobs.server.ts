import { createReadStream, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'

import { insertAudit } from '#app/data/accounts/audit.server.ts'
import {
  finishExportJob,
  forgetExportJobs,
  insertExportJob,
  listExportJobs,
  noteExportProgress,
  type ExportEnd,
} from '#app/data/results/export-jobs.server.ts'
import { findRelease } from '#app/data/results/releases.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, refusedRelease, type Refused } from '#app/platform/refused.ts'
import type { ExportJob, ExportWanted } from '#app/survey/reports/export-job.ts'
import { MAKING_ANONYMOUS, WRITING } from './thread-limits.ts'

/** found from the project's folder, where the server starts: the pages are bundled, the worker is not */
const WORKER = resolve('app/services/analysis/export/jobs/export-worker.mjs')

const KEPT_HOURS = 24
const ALIVE_SECONDS = 60
const HEARTBEAT_MS = 5000
const TOLD_EVERY_MS = 500

/** Threads at work, by job: only the server that started one can cancel it. */
const atWork = new Map<string, Worker>()

export interface Asker {
  by: string
  now: () => Date
}

/**
 * Starts to write an export in a thread of its own, so that pages keep coming. One at a time for each evaluator. An
 * export at work when the database closes is stopped and kept as interrupted.
 *
 * @returns at once; `ended` comes when its end is stored. Refused with UNKNOWN_RELEASE, EXPORT_RUNNING
 */
export async function startExport(
  db: Database,
  releaseId: string,
  wanted: ExportWanted,
  { by, now }: Asker,
): Promise<{ outcome: 'started'; id: string; ended: Promise<void> } | Refused> {
  if (!(await findRelease(db, releaseId))) return refusedRelease(releaseId)
  forgetOld(db, now())
  const at = now()
  const aliveSince = new Date(at.getTime() - ALIVE_SECONDS * 1000).toISOString()
  const id = insertExportJob(
    db,
    { releaseId, wanted, createdBy: by, createdAt: at.toISOString() },
    aliveSince,
  )
  if (id === null)
    return refused('EXPORT_RUNNING', 'An export of yours is being written.', { release: releaseId })
  const { what, format } = wanted
  insertAudit(db, { actor: by, action: 'export-started', subject: releaseId, detail: { what, format } }, at)

  const ended = new Promise<ExportEnd>((end) => {
    const workerData = { database: db.file, releaseId, wanted, actor: by, file: fileOf(db, id) }
    const resourceLimits = wanted.what === 'public-file' ? MAKING_ANONYMOUS : WRITING
    const worker = new Worker(WORKER, { workerData, resourceLimits })
    worker.unref()
    atWork.set(id, worker)
    let progress = { done: 0, total: 0 }
    let told = 0
    const tell = () => noteExportProgress(db, id, progress, now().toISOString())
    const heartbeat = setInterval(tell, HEARTBEAT_MS)
    heartbeat.unref()
    const goneByItself = db.beforeClose(async () => {
      await worker.terminate()
    })
    const finish = (how: ExportEnd) => {
      clearInterval(heartbeat)
      goneByItself()
      atWork.delete(id)
      end(how)
    }
    worker.on('message', (message: { progress?: typeof progress; end?: ExportEnd }) => {
      if (message.end) finish(message.end)
      if (!message.progress) return
      progress = message.progress
      if (Date.now() - told < TOLD_EVERY_MS) return
      told = Date.now()
      tell()
    })
    worker.on('error', ({ message }) =>
      finish({ status: 'refused', problem: { code: 'EXPORT_FAILED', message, at: {} } }),
    )
    worker.on('exit', () => finish({ status: 'interrupted' }))
  }).then((how) => {
    finishExportJob(db, id, how, now().toISOString())
    if (how.status !== 'done') removeFiles(db, id)
  })
  return { outcome: 'started', id, ended }
}

/** Stops an export; nothing of its file stays. @returns refused with UNKNOWN_EXPORT */
export async function cancelExport(
  db: Database,
  releaseId: string,
  id: string,
  { by, now }: Asker,
): Promise<{ outcome: 'cancelled' } | Refused> {
  const job = readExports(db, releaseId, now()).find((one) => one.id === id)
  if (!job) return unknown(id)
  if (finishExportJob(db, id, { status: 'cancelled' }, now().toISOString())) {
    await atWork.get(id)?.terminate()
    removeFiles(db, id)
    insertAudit(
      db,
      { actor: by, action: 'export-cancelled', subject: releaseId, detail: { export: id } },
      now(),
    )
  }
  return { outcome: 'cancelled' }
}

/** The exports of a release, newest first; those whose day is over are deleted first, with their files. */
export function readExports(db: Database, releaseId: string, now: Date): ExportJob[] {
  forgetOld(db, now)
  return listExportJobs(db, releaseId).map((job) => {
    const silent = now.getTime() - new Date(job.heardAt).getTime() > ALIVE_SECONDS * 1000
    return job.status === 'running' && silent ? { ...job, status: 'interrupted' } : job
  })
}

/** The file of an export that is done; who takes it is noted. @returns refused with UNKNOWN_EXPORT */
export function openExport(
  db: Database,
  releaseId: string,
  id: string,
  { by, now }: Asker,
): { outcome: 'opened'; fileName: string; mediaType: string; chunks: AsyncIterable<Uint8Array> } | Refused {
  const job = readExports(db, releaseId, now()).find((one) => one.id === id)
  if (job?.status !== 'done' || job.fileName === null || job.mediaType === null) return unknown(id)
  const { what, format } = job.wanted
  const detail = { what, format, export: id }
  insertAudit(db, { actor: by, action: 'export-downloaded', subject: releaseId, detail }, now())
  return {
    outcome: 'opened',
    fileName: job.fileName,
    mediaType: job.mediaType,
    chunks: createReadStream(fileOf(db, id)),
  }
}

function forgetOld(db: Database, now: Date): void {
  const before = new Date(now.getTime() - KEPT_HOURS * 3_600_000).toISOString()
  for (const id of forgetExportJobs(db, before)) removeFiles(db, id)
}

/** Beside the database, where only the server reads. */
function fileOf(db: Database, id: string): string {
  return join(dirname(db.file), 'exports', id)
}

function removeFiles(db: Database, id: string): void {
  for (const file of [fileOf(db, id), `${fileOf(db, id)}.part`]) rmSync(file, { force: true })
}

function unknown(id: string): Refused {
  return refused('UNKNOWN_EXPORT', `There is no export ${id}.`, { export: id })
}
