import type { Command } from 'commander'
import { indexFromSpec } from '#app/services/analysis/specs/index-from-spec.server.ts'
import type { CommandIo } from './io/command-io.ts'

/** `smile index <spec.json>`: a composite index from files alone. */
export function addIndex(program: Command, io: CommandIo): void {
  program
    .command('index')
    .description('compute a composite index from a specification and its csv files')
    .argument('<spec.json>', 'paths in it are relative to the file')
    .action(async (spec: string) => io.finish(await indexFromSpec(spec)))
}
