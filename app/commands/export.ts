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
  k: number
}

/** `smile export <release> --what … --format … --out <file>`. */
export function addExport(program: Command, io: CommandIo, open: () => Promise<Database>): void {
  program
    .command('export <release>')
    .description('write a table of a release to a file; whole or not at all')
    .requiredOption(
      '--what <table>',
      'estimates, index, changes, drivers, domains, themes (as everyone may read them) or microdata, public-file (for evaluators)',
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
    .option('--k <count>', 'fewest records of a public file that agree on what may be known', Number, 10)
    .action(async (release: string, request: Request) => {
      const { what, format, out, language, replicates, k } = request
      const db = await open()
      const { exportRelease } = await import('#app/services/publication/export-release.server.ts')
      const { exportMicrodata } = await import('#app/services/analysis/export/export-microdata.server.ts')
      const file =
        what === 'public-file'
          ? await publicFile(db, release, { format, language, k })
          : what === 'microdata'
            ? await exportMicrodata(db, release, { format, actor: ACTOR, language, replicates })
            : await exportRelease(db, release, { what, format, actor: ACTOR, language })
      if (file.outcome === 'refused') return io.finish(file)
      io.finish(
        (await writeWhole(out, file.chunks)) ?? { outcome: 'exported', release, what, format, file: out },
      )
    })
}

/** The published public file, else one that is made now; publishing it is a step of its own, on the page. */
async function publicFile(
  db: Database,
  release: string,
  { format, language, k }: Pick<Request, 'format' | 'language' | 'k'>,
) {
  const { exportPublicFile } =
    await import('#app/services/analysis/export/public-file/export-public-file.server.ts')
  const { makePublicFile } =
    await import('#app/services/analysis/export/public-file/make-public-file.server.ts')
  const published = await exportPublicFile(db, release, { format, language })
  if (published.outcome === 'exported' || published.error.code !== 'NO_PUBLIC_FILE') return published
  const made = await makePublicFile(db, release, { k, actor: ACTOR, now: new Date() })
  if (made.outcome === 'refused') return made
  return exportPublicFile(db, release, { format, language, actor: ACTOR, id: made.id })
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
