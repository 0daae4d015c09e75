import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { Option, type Command } from 'commander'

import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'

import type { CommandIo } from './io/command-io.ts'

const ACTOR = 'command-line'

interface Request {
  what: string
  format: string
  out: string
  language: 'zh-CN' | 'en'
  replicates: number
}

/** `smile export <release> --what … --format … --out <file>`. */
export function addExport(program: Command, io: CommandIo, open: () => Promise<Database>): void {
  program
    .command('export <release>')
    .description('write a table of a release to a file; whole or not at all')
    .requiredOption(
      '--what <table>',
      'estimates, index, changes, drivers, domains (as everyone may read them) or microdata (for evaluators)',
    )
    .requiredOption('--format <format>', 'such as csv, xlsx or sav; another name is answered with the list')
    .requiredOption('--out <file>', 'is replaced when it is there')
    .addOption(new Option('--language <language>', 'of labels').choices(['zh-CN', 'en']).default('zh-CN'))
    .option(
      '--replicates <count>',
      'replicate weights beside the answers of microdata, such as 80',
      Number,
      0,
    )
    .action(async (release: string, request: Request) => {
      const { what, format, out, language, replicates } = request
      const db = await open()
      const { exportRelease } = await import('#app/services/publication/export-release.server.ts')
      const { exportMicrodata } = await import('#app/services/analysis/export/export-microdata.server.ts')
      const file =
        what === 'microdata'
          ? await exportMicrodata(db, release, { format, actor: ACTOR, language, replicates })
          : await exportRelease(db, release, { what, format, actor: ACTOR, language })
      if (file.outcome === 'refused') return io.finish(file)
      io.finish(
        (await writeWhole(out, file.chunks)) ?? { outcome: 'exported', release, what, format, file: out },
      )
    })
}

/** Writes beside the file and moves into place at the end, so that nobody finds half a file. */
async function writeWhole(out: string, chunks: AsyncIterable<string | Uint8Array>): Promise<Refused | null> {
  const part = `${out}.part`
  try {
    await pipeline(Readable.from(chunks), createWriteStream(part))
    await rename(part, out)
    return null
  } catch (error) {
    await rm(part, { force: true })
    if (!(error instanceof Error) || !('code' in error)) throw error
    return refused('UNWRITABLE_FILE', `The file ${out} cannot be written: ${error.message}`, { file: out })
  }
}
