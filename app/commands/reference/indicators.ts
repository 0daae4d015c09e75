import type { Command } from 'commander'

import type { Database } from '#app/platform/database/database.server.ts'
import { exportIndicators } from '#app/services/reference/indicators/export-indicators.server.ts'
import { importIndicators } from '#app/services/reference/indicators/import-indicators.server.ts'

import { addExport, addImport } from '#app/commands/io/add-exchange.ts'
import type { CommandIo } from '#app/commands/io/command-io.ts'
import { withReference } from '#app/commands/io/with-reference.ts'

/** `smile indicators import|export`: the hard data beside the answers. */
export function addIndicators(program: Command, io: CommandIo, openPlain: () => Promise<Database>): void {
  const open = withReference(openPlain)
  const indicators = program.command('indicators').description('objective indicators of the cities')
  addImport(indicators, io, 'add or replace objective figures from a CSV or JSON file', async (file, run) =>
    importIndicators(await open(), file, run),
  )
  addExport(
    indicators,
    io,
    'export',
    'write all figures as CSV or, for a name in .json, as JSON',
    async (name) => exportIndicators(await open(), name),
  )
}
