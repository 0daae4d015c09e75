import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import type { ExportEnd } from '#app/data/results/export-jobs.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { ExportJob, ExportWanted } from '#app/survey/reports/export-job.ts'
import { exportMicrodata } from '../export-microdata.server.ts'
import { makePublicFile } from '../public-file/make-public-file.server.ts'

export interface ExportOrder {
  releaseId: string
  wanted: ExportWanted
  actor: string
  /** where the file is put when it is whole */
  file: string
}

/** Formats that read the rows twice, once to measure them. */
const TWICE = ['sav', 'dta']

/** Writes what was asked for, whole or not at all. */
export async function writeExport(
  db: Database,
  { releaseId, wanted, actor, file }: ExportOrder,
  tell: (progress: Pick<ExportJob, 'done' | 'total'>) => void,
): Promise<ExportEnd> {
  const { what, format, language, replicates, k } = wanted
  if (what === 'public-file') {
    const made = await makePublicFile(db, releaseId, { k, actor, now: new Date() })
    if (made.outcome === 'refused') return { status: 'refused', problem: made.error }
    return { status: 'done', fileName: null, mediaType: null, bytes: null }
  }
  let total = 0
  const onRows = (done: number) => tell({ done, total })
  const made = await exportMicrodata(db, releaseId, { format, actor, language, replicates, onRows })
  if (made.outcome === 'refused') return { status: 'refused', problem: made.error }
  total = made.rows * (TWICE.includes(format) ? 2 : 1)
  tell({ done: 0, total })
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const part = `${file}.part`
  await pipeline(Readable.from(made.chunks), createWriteStream(part, { mode: 0o600 }))
  renameSync(part, file)
  return { status: 'done', fileName: made.fileName, mediaType: made.mediaType, bytes: statSync(file).size }
}
