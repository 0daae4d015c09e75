import type { Command } from 'commander'

import type { Database } from '#app/platform/database/database.server.ts'
import { exportMargins } from '#app/services/reference/margins/export-margins.server.ts'
import { importMargins } from '#app/services/reference/margins/import-margins.server.ts'

import { addExport, addImport } from '#app/commands/io/add-exchange.ts'
import type { CommandIo } from '#app/commands/io/command-io.ts'
import { withReference } from '#app/commands/io/with-reference.ts'

/** `smile margins import|export`: the population figures that answers are weighted to. */
export function addMargins(program: Command, io: CommandIo, openPlain: () => Promise<Database>): void {
  const open = withReference(openPlain)
  const margins = program.command('margins').description('population figures that answers are weighted to')
  addImport(margins, io, 'replace the margins of cities from a CSV or JSON file', async (file, run) =>
    importMargins(await open(), file, run),
  )
  addExport(
    margins,
    io,
    'export',
    'write all margins as CSV or, for a name in .json, as JSON',
    async (name) => exportMargins(await open(), name),
  )
}
