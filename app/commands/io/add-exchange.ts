import { basename } from 'node:path'

import type { Command } from 'commander'

import { refused, type Refused } from '#app/platform/refused.ts'

import type { CommandIo } from './command-io.ts'
import { readInput } from './read-input.ts'
import { writeOutput } from './write-output.ts'

/** What an import is given: the file, and how it is run. */
export interface ExchangeFile {
  name: string
  bytes: Uint8Array
}

/**
 * `import <file> [--dry-run]`: reads the file and hands it on.
 *
 * @returns the command, for options of its own, which come to `take` as they are
 */
export function addImport<Options extends { dryRun?: boolean }>(
  parent: Command,
  io: CommandIo,
  description: string,
  take: (
    file: ExchangeFile,
    run: Options & { dryRun: boolean; today: string },
  ) => Promise<{ outcome: string }>,
): Command {
  return parent
    .command('import <file>')
    .description(description)
    .option('--dry-run', 'check the file and say what would change, store nothing')
    .action(async (path: string, options: Options) => {
      const bytes = await readInput(path)
      if ('outcome' in bytes) return io.finish(bytes)
      const today = new Date().toISOString().slice(0, 10)
      const run = { ...options, dryRun: options.dryRun ?? false, today }
      io.finish(await take({ name: basename(path), bytes }, run))
    })
}

/**
 * `export [argument] [--out <file>]`: writes what `give` returns as text or bytes and prints the rest of it; without a
 * file it prints the content itself as JSON, and refuses bytes with NEEDS_FILE.
 *
 * @returns the command, for options of its own, which come to `give` as they are
 */
export function addExport(
  parent: Command,
  io: CommandIo,
  usage: string,
  description: string,
  give: (
    name: string,
    argument: string | undefined,
    options: Record<string, string>,
  ) => Promise<{ text: string | Uint8Array } | Refused>,
): Command {
  return parent
    .command(usage)
    .description(description)
    .option('--out <file>', 'the file to write; without it, JSON on standard output')
    .action(async (...given: unknown[]) => {
      const command = given.at(-1) as Command
      const { out, ...options } = command.opts<Record<string, string>>()
      const content = await give(out === undefined ? 'output.json' : basename(out), command.args[0], options)
      if ('outcome' in content) return io.finish(content)
      const { text, ...rest } = content
      if (out === undefined) {
        if (typeof text === 'string') return io.finish(JSON.parse(text))
        return io.finish(refused('NEEDS_FILE', 'Say where to write the file: --out <file>.'))
      }
      const written = await writeOutput(out, text)
      io.finish('outcome' in written ? written : { ...rest, file: out, ...written })
    })
}
