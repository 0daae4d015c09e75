import type { Command } from 'commander'

import type { Database } from '#app/platform/database/database.server.ts'
import { exportQuestionnaire } from '#app/services/fieldwork/questionnaires/export-questionnaire.server.ts'
import { importQuestionnaire } from '#app/services/fieldwork/questionnaires/import-questionnaire.server.ts'

import { addExport, addImport } from '#app/commands/io/add-exchange.ts'
import type { CommandIo } from '#app/commands/io/command-io.ts'
import { withReference } from '#app/commands/io/with-reference.ts'

const FORMAT = 'json, or xlsform (.xlsx)'

/** `smile questionnaire import|export`: what residents are asked. */
export function addQuestionnaire(program: Command, io: CommandIo, openPlain: () => Promise<Database>): void {
  const open = withReference(openPlain)
  const questionnaire = program.command('questionnaire').description('what residents are asked')
  addImport<{ dryRun?: boolean; code?: string; form?: string; format?: string }>(
    questionnaire,
    io,
    'make the next version of a questionnaire from a JSON file or an XLSForm',
    async (file, run) => importQuestionnaire(await open(), file, run),
  )
    .option('--code <code>', 'the questionnaire it is a version of, where the file does not say')
    .option('--form <form>', 'short, core, full or a name of your own')
    .option('--format <format>', FORMAT)
  addExport(
    questionnaire,
    io,
    'export [id]',
    'write a version (smile-short@1) or the latest of a code (smile-short)',
    async (_, id = 'smile-short', { format }) => exportQuestionnaire(await open(), id, format),
  ).option('--format <format>', FORMAT)
}
