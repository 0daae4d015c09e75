import { Command, CommanderError } from 'commander'

import type { Database } from '#app/platform/database.server.ts'

import type { CommandIo } from './command-io.ts'
import { addWave } from './wave.ts'
import { addDemo } from './demo.ts'
import { progressBar } from './progress-bar.ts'
import { addSeed } from './seed.ts'

const DONE = 0
const REFUSED = 1
const WRONG_USE = 2

let exitCode = DONE

const io: CommandIo = {
  finish(result) {
    const refused = isRefused(result)
    process.stdout.write(`${JSON.stringify(refused ? { error: result.error } : result)}\n`)
    if (refused) exitCode = REFUSED
  },
  say: (message) => void process.stderr.write(`${message}\n`),
  progress: progressBar,
}

function isRefused(result: unknown): result is { error: unknown } {
  return typeof result === 'object' && result !== null && 'outcome' in result && result.outcome === 'refused'
}

let opened: Database | null = null

/** Opens the installation's database, brought up to date; loaded only for commands that need one. */
async function open(): Promise<Database> {
  const { readEnv } = await import('#app/platform/env.server.ts')
  const { applyMigrations } = await import('#app/platform/migrations.server.ts')
  const { openDatabase } = await import('#app/platform/database.server.ts')
  const { databaseFile } = readEnv()
  await applyMigrations(databaseFile, 'prisma/migrations')
  opened ??= await openDatabase(databaseFile)
  return opened
}

const program = new Command('smile')
  .description('The command line of the SMILE survey platform. Results are JSON on standard output.')
  .exitOverride()

// each command registers itself here, in alphabetical order
addWave(program, io, open)
addDemo(program, io, open)
addSeed(program, io, open)

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  exitCode = error.exitCode === 0 ? DONE : WRONG_USE
} finally {
  await (opened as Database | null)?.close()
}
process.exitCode = exitCode
