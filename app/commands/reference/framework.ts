import type { Command } from 'commander'

import type { Database } from '#app/platform/database/database.server.ts'
import { exportFramework } from '#app/services/reference/framework/export-framework.server.ts'
import { importFramework } from '#app/services/reference/framework/import-framework.server.ts'

import { addExport, addImport } from '#app/commands/io/add-exchange.ts'
import type { CommandIo } from '#app/commands/io/command-io.ts'
import { withReference } from '#app/commands/io/with-reference.ts'

/** `smile framework import|export`: the index as data. */
export function addFramework(program: Command, io: CommandIo, openPlain: () => Promise<Database>): void {
  const open = withReference(openPlain)
  const framework = program
    .command('framework')
    .description('the index: nodes, weights, blend shares, goalposts, bands')
  addImport<{ dryRun?: boolean; deriveGoalposts?: boolean }>(
    framework,
    io,
    'make the next version of a framework from a JSON file',
    async (file, { deriveGoalposts, ...run }) =>
      importFramework(await open(), file, { ...run, goalposts: deriveGoalposts ? 'derive' : 'given' }),
  ).option('--derive-goalposts', 'take the 5th and 95th percentile of the figures stored now')
  addExport(
    framework,
    io,
    'export [id]',
    'write a version (SMILE@1) or the latest of a code (SMILE)',
    async (_, id = 'SMILE') => exportFramework(await open(), id),
  )
}
