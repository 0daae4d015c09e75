import type { Command } from 'commander'

import { cityDay } from '#app/platform/city-day.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { eraseAnswers } from '#app/services/operations/erase-answers.server.ts'
import type { CommandIo } from '../io/command-io.ts'

/** `smile erase`: the erasure clock, for those who run it themselves. A running server does it by itself. */
export function addErase(program: Command, io: CommandIo, open: () => Promise<Database>): void {
  program
    .command('erase')
    .description('delete the answers of closed waves whose months of keeping are over; results stay')
    .option('--dry-run', 'only say what would go')
    .action(async ({ dryRun }: { dryRun?: boolean }) => {
      io.finish(await eraseAnswers(await open(), cityDay(new Date()), dryRun ?? false))
    })
}
