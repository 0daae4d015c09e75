import type { Command } from 'commander'

import type { Database } from '#app/platform/database/database.server.ts'
import { writeInvitations } from '#app/services/fieldwork/invitations/invitation-file.ts'
import { leaveOutDeclined } from '#app/services/fieldwork/invitations/leave-out-declined.server.ts'
import { makeInvitations } from '#app/services/fieldwork/invitations/make-invitations.server.ts'

import type { CommandIo } from '../io/command-io.ts'
import { readInput } from '../io/read-input.ts'
import { writeOwn } from '../io/write-own.ts'

interface MakeOptions {
  city: string
  out: string
  batches: string
  origin?: string
}

/** `smile invitations make|remind`: one-time codes, written to a file once and kept by the platform as hashes only. */
export function addInvitations(program: Command, io: CommandIo, open: () => Promise<Database>): void {
  const invitations = program.command('invitations').description('one-time invitations of a sample')

  invitations
    .command('make <wave>')
    .description('make the invitations of a city; the file is the only place their codes are in')
    .requiredOption('--city <code>', 'city of the wave')
    .requiredOption('--out <file.csv>', 'number, batch, city, stratum, label, code and link of each')
    .option('--batches <n>', 'in how many batches they are sent and reminded', '1')
    .option('--origin <address>', 'address residents reach the platform by (default: PUBLIC_ORIGIN)')
    .action(async (wave: string, { city, out, batches, origin }: MakeOptions) => {
      const { readEnv } = await import('#app/platform/env.server.ts')
      const { publicOrigin, host, port, sessionSecret } = readEnv()
      const db = await open()
      const file = writeOwn(out)
      if ('outcome' in file) return io.finish(file)
      const made = await makeInvitations(db, {
        wave,
        city,
        batches: Number(batches),
        origin: origin ?? publicOrigin ?? `http://${host}:${port}`,
        secret: sessionSecret,
        by: 'command-line',
        at: new Date(),
      })
      if (made.outcome !== 'made') {
        file.discard()
        return io.finish(made)
      }
      const { lines, ...told } = made
      file.keep(writeInvitations(lines))
      io.finish({ ...told, file: out })
    })

  invitations
    .command('remind <wave> <file.csv>')
    .description('the same file without those who asked not to be reminded')
    .requiredOption('--out <file.csv>', 'those to be reminded')
    .action(async (wave: string, path: string, { out }: { out: string }) => {
      const input = await readInput(path)
      if ('outcome' in input) return io.finish(input)
      const read = await leaveOutDeclined(await open(), wave, input)
      if (read.outcome !== 'read') return io.finish(read)
      const file = writeOwn(out)
      if ('outcome' in file) return io.finish(file)
      file.keep(writeInvitations(read.lines))
      io.finish({ outcome: 'read', wave, invitations: read.lines.length, declined: read.declined, file: out })
    })
}
