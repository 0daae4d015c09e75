import type { Command } from 'commander'

import type { Database } from '#app/platform/database/database.server.ts'

import type { CommandIo } from '#app/commands/io/command-io.ts'

/** `smile demo remove`: takes the demonstration away for good. */
export function addDemo(program: Command, io: CommandIo, open: () => Promise<Database>): void {
  const demo = program.command('demo').description('the demonstration data')
  demo
    .command('remove')
    .description(
      'delete all synthetic waves with their responses and releases, and the demonstration accounts',
    )
    .action(async () => {
      const { removeDemonstration } =
        await import('#app/services/demonstration/remove-demonstration.server.ts')
      io.finish(removeDemonstration(await open(), new Date()))
    })
}
