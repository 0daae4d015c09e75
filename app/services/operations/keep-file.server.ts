import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'

const OWNER_ONLY = 0o600

/** Makes an empty file that only its owner may read. */
export function makePrivateFile(file: string): void {
  closeSync(openSync(file, 'w', OWNER_ONLY))
}

/** Gives a finished file its name, so that a power cut leaves the file whole or not there. */
export function keepFile(draft: string, file: string): void {
  sync(draft)
  renameSync(draft, file)
  sync(dirname(file))
}

function sync(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
