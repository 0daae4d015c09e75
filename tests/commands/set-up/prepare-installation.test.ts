import { beforeEach, describe, expect, it } from 'vitest'

import { markSetUp } from '#app/services/demonstration/set-up-state.server.ts'
import { removeDemonstration } from '#app/services/demonstration/remove-demonstration.server.ts'
import { prepareInstallation } from '#app/commands/set-up/prepare-installation.ts'
import { openDatabase, type Database } from '#app/platform/database/database.server.ts'
import { readEnv, type Env } from '#app/platform/env.server.ts'
import { signIn } from '#app/services/accounts/session/sign-in.server.ts'
import { recordingIo, type RecordingIo } from '#tests/support/recording-io.ts'
import { scratchFolder } from '#tests/support/scratch-folder.ts'

const NOW = new Date('2026-11-22T08:00:00Z')
const SMALL = { cities: 2, responses: 200, seed: 1, id: 'demo-2026', now: NOW }

let folder: string
let env: Env
let io: RecordingIo
beforeEach(() => {
  folder = scratchFolder()
  env = readEnv({ NODE_ENV: 'test', DATA_DIR: folder })
  io = recordingIo()
})

async function look<T>(at: (db: Database) => T): Promise<Awaited<T>> {
  const db = await openDatabase(env.databaseFile)
  const seen = await at(db)
  await db.close()
  return seen
}

const waves = (db: Database) => db.columns.prepare('SELECT "id", "status" FROM "Wave" ORDER BY 1').all()
const responses = (db: Database) => db.columns.prepare('SELECT count(*) FROM "Response"').pluck().get()

describe('the first start', () => {
  it('migrates, loads the reference data, and demonstrates: two waves released, one open, sign-ins that work', async () => {
    const prepared = await prepareInstallation(env, SMALL, io)
    expect(prepared).toMatchObject({
      outcome: 'prepared',
      signIns: [
        { name: 'demo-evaluator', role: 'evaluator', cities: [] },
        { name: 'demo-official', role: 'official', cities: ['北京市 Beijing', '南京市 Nanjing'] },
        { name: 'demo-operator', role: 'operator', cities: [] },
      ],
    })
    expect(await look(waves)).toEqual([
      { id: 'demo-2025', status: 'closed' },
      { id: 'demo-2026', status: 'closed' },
      { id: 'demo-open', status: 'open' },
    ])
    expect(
      await look((db) =>
        db.columns.prepare('SELECT "id", "synthetic" FROM "Release" ORDER BY "sequence"').all(),
      ),
    ).toEqual([
      { id: 'demo-2025-r1', synthetic: 1 },
      { id: 'demo-2026-r1', synthetic: 1 },
    ])
    const [first] = 'signIns' in prepared ? prepared.signIns : []
    const outcome = await look((db) => signIn(db, first!, { at: NOW, demonstrationOpen: true }))
    expect(outcome.outcome).toBe('signed-in')
    expect(io.bars).toEqual([
      { label: 'Year before: Synthetic answers', total: 24, reached: 24, stopped: true },
      { label: 'Year before: Cities analysed  ', total: 2, reached: 2, stopped: true },
      { label: 'Year before: Tables audited   ', total: 2, reached: 2, stopped: true },
      { label: 'Synthetic answers', total: 200, reached: 200, stopped: true },
      { label: 'Cities analysed  ', total: 2, reached: 2, stopped: true },
      { label: 'Tables audited   ', total: 2, reached: 2, stopped: true },
    ])
  })
})

describe('a later start', () => {
  it('touches nothing and says nothing', async () => {
    await prepareInstallation(env, SMALL, io)
    await look((db) => db.columns.exec(`DELETE FROM "Response" WHERE "id" < '8'`))
    const left = await look(responses)
    const second = recordingIo()
    expect((await prepareInstallation(env, SMALL, second)).outcome).toBe('prepared')
    expect(await look(responses)).toBe(left)
    expect(second.said).toEqual([])
  })

  it('makes an interrupted demonstration again', async () => {
    await prepareInstallation(env, SMALL, io)
    await look((db) => {
      db.columns.exec(`DELETE FROM "Response" WHERE "id" < '8'`)
      markSetUp(db, 'begun')
    })
    await prepareInstallation(env, SMALL, io)
    expect(io.said.at(-1)).toContain('made again')
    expect(await look(responses)).toBe(224)
    expect((await look(waves)).length).toBe(3)
  })

  it('does not bring back what was removed', async () => {
    await prepareInstallation(env, SMALL, io)
    await look((db) => removeDemonstration(db, NOW))
    expect(await prepareInstallation(env, SMALL, io)).toEqual({ outcome: 'prepared', signIns: [] })
    expect(await look(waves)).toEqual([])
  })
})

it('prints no sign-ins where the platform can be reached from outside', async () => {
  const outside = { ...env, host: '0.0.0.0', onLoopback: false }
  expect(await prepareInstallation(outside, SMALL, io)).toEqual({ outcome: 'prepared', signIns: [] })
})

it('hands on why the demonstration was declined', async () => {
  const outcome = await prepareInstallation(env, { ...SMALL, cities: 500, responses: 500 }, io)
  expect(outcome).toMatchObject({ outcome: 'refused', error: { code: 'TOO_MANY_CITIES' } })
})
