import type { Command } from 'commander'

import { refused } from '#app/platform/refused.ts'

import type { CommandIo } from '#app/commands/io/command-io.ts'

/** `smile backup <file>`: opens the database as it is, without bringing it up to date first. */
export function addBackup(program: Command, io: CommandIo): void {
  program
    .command('backup <file>')
    .description('write a verified copy of the database; the server may go on running')
    .action(async (file: string) => {
      const { existsSync } = await import('node:fs')
      const { openDatabase } = await import('#app/platform/database/database.server.ts')
      const { readEnv } = await import('#app/platform/env.server.ts')
      const { migrationNames } = await import('#app/platform/database/migrations.server.ts')
      const { backupDatabase } = await import('#app/services/operations/backup-database.server.ts')

      const { databaseFile } = readEnv()
      if (!existsSync(databaseFile)) {
        return io.finish(refused('NO_DATABASE', 'There is no database yet.', { database: databaseFile }))
      }
      const known = await migrationNames('prisma/migrations')
      const database = await openDatabase(databaseFile)
      try {
        io.finish(await backupDatabase(database, { file, known }, new Date()))
      } finally {
        await database.close()
      }
    })
}
