import { createHash } from 'node:crypto'
import { createReadStream, existsSync, rmSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'

import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { copyOnline } from '#app/data/operations/database-file.server.ts'
import { inspectFile } from '#app/data/operations/inspect-file.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'

import { refuseFile } from './file-refusals.ts'
import { keepFile, makePrivateFile } from './keep-file.server.ts'

export interface Backup {
  outcome: 'backed-up'
  file: string
  bytes: number
  sha256: string
  /** rows of every table in the backup */
  counts: Record<string, number>
}

/**
 * Writes a backup of a database that may be in use, as of one moment, and reads it back from end to end before it
 * gets its name.
 *
 * @param file where the backup goes; nothing may be there yet
 * @param known names of the migrations of this code
 */
export async function backupDatabase(
  db: Database,
  { file, known }: { file: string; known: string[] },
  at: Date,
): Promise<Backup | Refused> {
  const target = resolve(file)
  if (existsSync(target)) return refused('FILE_EXISTS', 'There is a file of this name already.', { file })
  if (!existsSync(dirname(target))) return refused('NO_FOLDER', 'There is no such folder.', { file })

  const draft = `${target}.partial`
  try {
    makePrivateFile(draft)
    await copyOnline(db, draft)
    const inspection = inspectFile(draft, known)
    if (!inspection.sound) return refuseFile(file, inspection)
    const sha256 = await hashFile(draft)
    keepFile(draft, target)
    const detail = { file: target, sha256 }
    insertAudit(db, { actor: 'command-line', action: 'backup-made', subject: 'database', detail }, at)
    const { counts } = inspection
    return { outcome: 'backed-up', file: target, bytes: statSync(target).size, sha256, counts }
  } finally {
    rmSync(draft, { force: true })
  }
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
