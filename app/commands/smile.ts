import { Command, CommanderError } from 'commander'

import type { Database } from '#app/platform/database/database.server.ts'

import { addAnalysis } from './analysis.ts'
import { addBackup } from './operations/backup.ts'
import type { CommandIo } from './io/command-io.ts'
import { addEstimate } from './estimate.ts'
import { addExport } from './export.ts'
import { addIndex } from './index-command.ts'
import { addReceipt } from './receipt.ts'
import { addFramework } from './reference/framework.ts'
import { addIndicators } from './reference/indicators.ts'
import { addMargins } from './reference/margins.ts'
import { addQuestionnaire } from './reference/questionnaire.ts'
import { addScheme } from './scheme.ts'
import { addWave } from './wave.ts'
import { addInvitations } from './fieldwork/invitations.ts'
import { addLookIntoWave } from './fieldwork/look-into-wave.ts'
import { addSample } from './fieldwork/sample.ts'
import { addDemo } from './operations/demo.ts'
import { progressBar } from './io/progress-bar.ts'
import { addErase } from './operations/erase.ts'
import { addRestore } from './operations/restore.ts'
import { addSeed } from './operations/seed.ts'
import { addToken } from './operations/token.ts'
import { addUser } from './operations/user.ts'

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
  const { applyMigrations } = await import('#app/platform/database/migrations.server.ts')
  const { openDatabase } = await import('#app/platform/database/database.server.ts')
  const { databaseFile } = readEnv()
  await applyMigrations(databaseFile, 'prisma/migrations')
  opened ??= await openDatabase(databaseFile)
  return opened
}

const program = new Command('smile')
  .description('The command line of the SMILE survey platform. Results are JSON on standard output.')
  .exitOverride()

// each command registers itself here, in alphabetical order
addFramework(program, io, open)
addIndicators(program, io, open)
addMargins(program, io, open)
addQuestionnaire(program, io, open)
addScheme(program, io, open)
addWave(program, io, open)
addLookIntoWave(program, io, open)
addSample(program, io, open)
addInvitations(program, io, open)
addAnalysis(program, io, open)
addEstimate(program, io)
addExport(program, io, open)
addIndex(program, io)
addReceipt(program, io, open)
addDemo(program, io, open)
addSeed(program, io, open)
addBackup(program, io)
addRestore(program, io)
addErase(program, io, open)
addUser(program, io, open)
addToken(program, io, open)

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  exitCode = error.exitCode === 0 ? DONE : WRONG_USE
} finally {
  await (opened as Database | null)?.close()
}
process.exitCode = exitCode
