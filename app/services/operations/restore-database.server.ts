import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'

import { inspectFile } from '#app/data/operations/inspect-file.server.ts'
import { closeDoors, presentFile } from '#app/data/operations/present-file.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'

import { refuseFile } from './file-refusals.ts'
import { keepFile, makePrivateFile } from './keep-file.server.ts'

export interface Restored {
  outcome: 'restored'
  database: string
  /** where the database that was replaced is kept; null when there was none */
  replaced: string | null
  /** rows of every table restored */
  counts: Record<string, number>
}

interface Restoration {
  /** the backup */
  file: string
  /** the installation's database */
  database: string
  /** names of the migrations of this code */
  known: string[]
  /** may a database with somebody's work in it be replaced? */
  replace: boolean
}

/**
 * Puts a backup in the place of the installation's database. The backup is copied beside it and read from end to end
 * first; the present database is kept under another name. Everybody has to sign in again.
 */
export function restoreDatabase(
  { file, database, known, replace }: Restoration,
  at: Date,
): Restored | Refused {
  if (!existsSync(file)) return refused('NO_FILE', 'There is no such file.', { file })
  if (resolve(file) === resolve(database)) {
    return refused('SAME_FILE', 'This is the present database itself.', { file })
  }
  if (existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0) {
    return refused('NOT_A_BACKUP', 'The file is a database in use; restore from what `backup` wrote.', {
      file,
    })
  }
  mkdirSync(dirname(resolve(database)), { recursive: true })
  const draft = `${database}.restoring`
  try {
    makePrivateFile(draft)
    copyFileSync(file, draft)
    const inspection = inspectFile(draft, known)
    if (!inspection.sound) return refuseFile(file, inspection)

    const present = presentFile(database)
    if (present === 'in-use') {
      return refused('IN_USE', 'The present database is in use. Stop the server first.', { database })
    }
    if (present === 'filled' && !replace) {
      return refused('NOT_EMPTY', 'The present database is not empty. Add --yes to replace it.', { database })
    }
    const entry = { actor: 'command-line', action: 'backup-restored', subject: 'database' } as const
    closeDoors(draft, { ...entry, detail: { file: basename(file) } }, at)
    const replaced = present === 'absent' ? null : setAside(database, at)
    keepFile(draft, database)
    return { outcome: 'restored', database, replaced, counts: inspection.counts }
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(draft + end, { force: true })
  }
}

function setAside(database: string, at: Date): string {
  const moment = at.toISOString().replaceAll(':', '-').slice(0, 19)
  const aside = `${database}.replaced-${moment}`
  for (const end of ['', '-wal', '-shm']) {
    if (existsSync(database + end)) renameSync(database + end, aside + end)
  }
  return aside
}
