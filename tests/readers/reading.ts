import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { scratchFolder } from '#tests/support/scratch-folder.ts'

/** Programs found by `run-readers.mjs`, by the package that brings them. */
export function isThere(...packages: string[]): boolean {
  const there = (process.env['READERS_THERE'] ?? '').split(' ')
  return packages.every((name) => there.includes(name))
}

/** A folder for the files of one test. */
export class ReadingFolder {
  readonly path = scratchFolder()

  write(name: string, bytes: Uint8Array | string): string {
    const file = join(this.path, name)
    writeFileSync(file, bytes)
    return file
  }
}

/** Runs a program. @returns what it printed @throws Error with all it said when it fails */
export function runReader(command: string, args: readonly string[], cwd?: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28, cwd })
  if (status !== 0) throw new Error(`${command} ended with ${status}\n${stdout}\n${stderr}`)
  return stdout
}
