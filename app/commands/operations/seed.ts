import { InvalidArgumentError, Option, type Command } from 'commander'

import type { Database } from '#app/platform/database/database.server.ts'
import { SEEDED_WAVE } from '#app/services/demonstration/demonstration-waves.ts'

import type { CommandIo } from '#app/commands/io/command-io.ts'

/** What is made when nothing else is asked for: the mainland cities, 120,000 answers. */
const DEFAULT_SIZE = { cities: 119, responses: 120_000, seed: 1 }

/** `--cities`, `--responses` and `--seed`, with their defaults. */
export function sizeOptions(): Option[] {
  const { cities, responses, seed } = DEFAULT_SIZE
  return [
    new Option('--cities <n>', 'the largest so many mainland cities').default(cities).argParser(wholeNumber),
    new Option('--responses <n>', 'responses in all').default(responses).argParser(wholeNumber),
    new Option('--seed <n>', 'the same number gives the same answers').default(seed).argParser(wholeNumber),
  ]
}

/** `smile seed`: a labelled synthetic wave, analysed and released, and an open one. */
export function addSeed(program: Command, io: CommandIo, open: () => Promise<Database>): void {
  const command = program
    .command('seed')
    .description('make a labelled synthetic wave, analyse and release it, and open a second one')
    .option('--id <wave>', 'id of the wave', SEEDED_WAVE.id)
  for (const option of sizeOptions()) command.addOption(option)
  command.action(async (options: { id: string; cities: number; responses: number; seed: number }) => {
    const { loadReferenceData } = await import('#app/services/reference/load-reference-data.server.ts')
    const { makeDemonstration } = await import('#app/commands/set-up/make-demonstration.ts')
    const db = await open()
    await loadReferenceData(db, 'prisma/reference')
    io.finish(await makeDemonstration(db, { ...options, now: new Date() }, io))
  })
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!/^\d+$/.test(text) || number < 1 || number > 2 ** 31 - 1) {
    throw new InvalidArgumentError('It must be a whole number from 1 on.')
  }
  return number
}
