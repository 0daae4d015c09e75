import { basename } from 'node:path'

import { Option, type Command } from 'commander'

import type { Database } from '#app/platform/database/database.server.ts'
import type { Refused } from '#app/platform/refused.ts'
import { closeWave } from '#app/services/fieldwork/waves/close-wave.server.ts'
import { createWave } from '#app/services/fieldwork/waves/create-wave.server.ts'
import { importMicrodata } from '#app/services/fieldwork/microdata/import-microdata.server.ts'
import { openWave } from '#app/services/fieldwork/waves/open-wave.server.ts'
import { pauseWave } from '#app/services/fieldwork/waves/pause-wave.server.ts'
import { listWaves } from '#app/services/fieldwork/waves/read-waves.server.ts'

import type { CommandIo } from './io/command-io.ts'
import { readInput, readJsonInput } from './io/read-input.ts'
import { withReference } from './io/with-reference.ts'

type Open = () => Promise<Database>

/** `smile wave create|open|pause|close|list|import`. The half that analyses and releases is in `analysis.ts`. */
export function addWave(program: Command, io: CommandIo, openPlain: Open): void {
  const open = withReference(openPlain)
  const wave =
    program.commands.find((command) => command.name() === 'wave') ??
    program.command('wave').description('rounds of the survey')

  wave
    .command('create <wave.json>')
    .description('create a wave as a draft: id, title, cities with their design, days, form or questionnaire')
    .action(async (file: string) => {
      const input = await readJsonInput(file)
      io.finish('outcome' in input ? input : await createWave(await open(), input.value))
    })

  const changes: [string, string, (db: Database, id: string) => Promise<unknown>][] = [
    ['open', 'open a draft or paused wave to residents', openWave],
    ['pause', 'stop taking answers for a while', pauseWave],
    ['close', 'end a wave for good', closeWave],
  ]
  for (const [name, description, change] of changes) {
    wave
      .command(`${name} <wave>`)
      .description(description)
      .action(async (id: string) => io.finish(await change(await open(), id)))
  }

  wave
    .command('list')
    .description('all waves, latest opening first')
    .action(async () => io.finish({ waves: await listWaves(await open()) }))

  addImport(wave, io, open)
}

function addImport(wave: Command, io: CommandIo, open: Open): void {
  wave
    .command('import <file.csv>')
    .description('bring existing microdata in as closed waves, all of a file or nothing')
    .requiredOption('--codebook <codebook.csv>', 'columns: column, label, scale, polarity, smile_code')
    .option('--area <column>', 'where respondents live (default: city or district)')
    .option('--wave <column>', 'which wave they answered (default: wave)')
    .option('--mode <column>', 'how they answered (default: mode)')
    .option('--weight <column>', 'people each of them stands for')
    .option('--stratum <column>', 'the stratum they were drawn in')
    .option('--sex <column>', 'margin column of the sex')
    .option('--age-group <column>', 'margin column of the age group')
    .option('--education <column>', 'margin column of the education')
    .option('--district <column>', 'margin column of the district')
    .addOption(new Option('--design <design>', 'how they were found').choices(['invited', 'open']))
    .option('--prefix <id>', 'put before the wave ids; the whole id without a wave column')
    .option('--title <text>', 'title of the waves')
    .option('--population <text>', 'who was asked')
    .option('--language <tag>', 'language of the interviews')
    .option('--opens-on <day>', 'first day in the field, where the wave column does not say')
    .option('--closes-on <day>', 'last day in the field')
    .option('--questionnaire <code>', 'code to keep the codebook under')
    .option('--replace', 'take the place of an earlier import')
    .option('--dry-run', 'check and summarise, store nothing')
    .action(async (file: string, { codebook, ...options }: { codebook: string }) => {
      const [data, book] = await Promise.all([readInput(file), readInput(codebook)])
      if ('outcome' in data) return io.finish(data)
      if ('outcome' in book) return io.finish(book)
      const files = { name: basename(file), data, codebook: book }
      const result: { outcome: string } | Refused = await importMicrodata(await open(), files, options)
      io.finish(result)
    })
}
