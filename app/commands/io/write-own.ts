import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'

import { refused, type Refused } from '#app/platform/refused.ts'

const OWNER_ONLY = 0o600

/** A file that only its owner may read, opened before what goes into it exists, so that nothing made is lost. */
export interface OwnFile {
  keep(text: string): void
  /** takes the empty file away again */
  discard(): void
}

/** @returns refused with FILE_EXISTS or UNWRITABLE_FILE */
export function writeOwn(path: string): OwnFile | Refused {
  try {
    const handle = openSync(path, 'wx', OWNER_ONLY)
    return {
      keep(text) {
        writeSync(handle, text)
        fsyncSync(handle)
        closeSync(handle)
      },
      discard() {
        closeSync(handle)
        rmSync(path)
      },
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EEXIST')
      return refused('FILE_EXISTS', 'There is a file of this name already.', { file: path })
    return refused('UNWRITABLE_FILE', `The file cannot be written: ${(error as Error).message}`, {
      file: path,
    })
  }
}
