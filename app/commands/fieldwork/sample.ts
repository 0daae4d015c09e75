import type { Command } from 'commander'

import type { Database } from '#app/platform/database/database.server.ts'
import { readSample } from '#app/services/fieldwork/samples/read-sample.server.ts'
import { setSample } from '#app/services/fieldwork/samples/set-sample.server.ts'

import type { CommandIo } from '../io/command-io.ts'
import { readInput } from '../io/read-input.ts'

/** `smile sample import|show`: strata, people and invitations of the cities of a wave. */
export function addSample(program: Command, io: CommandIo, open: () => Promise<Database>): void {
  const sample = program.command('sample').description('the invited sample of a wave')

  sample
    .command('import <wave> <frame.csv>')
    .description(
      'set the sample from columns city, stratum, population, invitations, more for frame variables',
    )
    .option('--merge', 'put strata with too few invitations together with others')
    .action(async (wave: string, path: string, { merge = false }: { merge?: boolean }) => {
      const file = await readInput(path)
      if ('outcome' in file) return io.finish(file)
      io.finish(await setSample(await open(), wave, file, { merge, by: 'command-line', at: new Date() }))
    })

  sample
    .command('show <wave>')
    .description('strata with their people, invitations, chances and base weights')
    .action(async (wave: string) => io.finish(await readSample(await open(), wave)))
}
