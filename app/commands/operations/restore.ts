import type { Command } from 'commander'

import type { CommandIo } from '#app/commands/io/command-io.ts'

/** `smile restore <file>`: replaces the database file, so it opens none. */
export function addRestore(program: Command, io: CommandIo): void {
  program
    .command('restore <file>')
    .description('put a backup in the place of the database; stop the server first')
    .option('--yes', 'replace a database that is not empty; it is kept under another name')
    .action(async (file: string, { yes = false }: { yes?: boolean }) => {
      const { readEnv } = await import('#app/platform/env.server.ts')
      const { migrationNames } = await import('#app/platform/database/migrations.server.ts')
      const { restoreDatabase } = await import('#app/services/operations/restore-database.server.ts')

      const known = await migrationNames('prisma/migrations')
      const { databaseFile: database } = readEnv()
      const result = restoreDatabase({ file, database, known, replace: yes }, new Date())
      if (result.outcome === 'restored') {
        io.say('Answers that residents withdrew after this backup was made are in the database again.')
      }
      io.finish(result)
    })
}
