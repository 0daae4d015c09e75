import type { Command } from 'commander'

import type { Database } from '#app/platform/database/database.server.ts'
import { comparePresentations } from '#app/services/fieldwork/presentation/compare-presentations.server.ts'
import { reviewQuarantine } from '#app/services/fieldwork/review-quarantine.server.ts'
import type { CommandIo } from '../io/command-io.ts'

const ACTOR = 'command-line'

/** `smile wave presentation|quarantine`: what the answers of a wave say about how they came in. */
export function addLookIntoWave(program: Command, io: CommandIo, open: () => Promise<Database>): void {
  const wave =
    program.commands.find((command) => command.name() === 'wave') ??
    program.command('wave').description('rounds of the survey')

  wave
    .command('presentation <wave>')
    .description('did scale direction, order of options and the part asked make a difference')
    .action(async (id: string) => io.finish(await comparePresentations(await open(), id)))

  wave
    .command('quarantine <wave>')
    .description('responses that look like a machine’s: how many, and why')
    .option('--admit <reason>', 'take those of this reason in among the others')
    .action(async (id: string, { admit }: { admit?: string }) => {
      const decided = admit === undefined ? null : { decision: 'admit' as const, reason: admit, id: null }
      io.finish(await reviewQuarantine(await open(), id, decided, { by: ACTOR, at: new Date() }))
    })
}
