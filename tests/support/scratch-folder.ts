import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll } from 'vitest'

const made: string[] = []

// the first hook of a file runs last: whatever closes what lies in a folder has run before
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A fresh folder for the files of a test; it goes when the tests of the test file have ended. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'smile-scratch-'))
  made.push(folder)
  return folder
}
