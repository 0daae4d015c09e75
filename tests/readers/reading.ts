import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Programs found by `run-readers.mjs`, by the package that brings them. */
export function isThere(...packages: string[]): boolean {
  const there = (process.env['READERS_THERE'] ?? '').split(' ')
  return packages.every((name) => there.includes(name))
}

/** A folder for the files of one test. */
export class ReadingFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'smile-readers-'))

  write(name: string, bytes: Uint8Array | string): string {
    const file = join(this.path, name)
    writeFileSync(file, bytes)
    return file
  }

  remove(): void {
    rmSync(this.path, { recursive: true })
  }
}

/** Runs a program. @returns what it printed @throws Error with all it said when it fails */
export function runReader(command: string, args: readonly string[], cwd?: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28, cwd })
  if (status !== 0) throw new Error(`${command} ended with ${status}\n${stdout}\n${stderr}`)
  return stdout
}
