import type { Command } from 'commander'
import { estimateFromSpec } from '#app/services/analysis/specs/estimate-from-spec.server.ts'
import type { CommandIo } from './io/command-io.ts'

/** `smile estimate <spec.json>`: survey estimates with their errors, from files alone. */
export function addEstimate(program: Command, io: CommandIo): void {
  program
    .command('estimate')
    .description('compute survey estimates from a specification and its csv file')
    .argument('<spec.json>', 'paths in it are relative to the file')
    .action(async (spec: string) => io.finish(await estimateFromSpec(spec)))
}
