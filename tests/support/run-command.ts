import { Command } from 'commander'
import { expect } from 'vitest'

import type { CommandIo } from '#app/commands/io/command-io.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { recordingIo } from './recording-io.ts'

type AddCommand = (program: Command, io: CommandIo, open: () => Promise<Database>) => void

/** Runs one command line on a database. @returns what it printed */
export async function runCommand(db: Database, commands: AddCommand[], args: string[]): Promise<unknown> {
  const io = recordingIo()
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined })
  for (const add of commands) add(program, io, async () => db)
  await program.parseAsync(args, { from: 'user' })
  expect(io.finished).toHaveLength(1)
  return io.finished[0]
}
