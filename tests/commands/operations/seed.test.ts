import { Command, CommanderError } from 'commander'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { addDemo } from '#app/commands/operations/demo.ts'
import { addSeed } from '#app/commands/operations/seed.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { recordingIo } from '#tests/support/recording-io.ts'

let db: TestDatabase
beforeEach(async () => {
  db = await openTestDatabase('reference')
})
afterEach(() => db.remove())

async function smile(...words: string[]): Promise<unknown[]> {
  const io = recordingIo()
  const program = new Command('smile').exitOverride().configureOutput({ writeErr: () => undefined })
  addSeed(program, io, () => Promise.resolve(db))
  addDemo(program, io, () => Promise.resolve(db))
  for (const command of program.commands) command.exitOverride()
  await program.parseAsync(['node', 'smile', ...words])
  return io.finished
}

it('seeds, analyses, releases and opens in one go, and takes it away again', async () => {
  const made = await smile('seed', '--cities', '2', '--responses', '150', '--seed', '4', '--id', 'trial')
  expect(made).toEqual([
    {
      outcome: 'seeded',
      wave: 'trial',
      cities: 2,
      responses: 150,
      invited: expect.any(Number),
      synthetic: true,
      analysis: 'trial-a1',
      release: 'trial-r1',
      openWave: 'demo-open',
    },
  ])
  const again = await smile('seed', '--cities', '2', '--responses', '150', '--id', 'trial')
  expect(again).toMatchObject([{ outcome: 'refused', error: { code: 'WAVE_EXISTS' } }])
  const removed = await smile('demo', 'remove')
  expect(removed).toMatchObject([{ outcome: 'removed', removed: { waves: 2, responses: 150, releases: 1 } }])
})

it.each(['0', '-3', '1.5', 'many', '1e9'])('does not take %s for a number of cities', async (given) => {
  await expect(smile('seed', `--cities=${given}`)).rejects.toBeInstanceOf(CommanderError)
})
