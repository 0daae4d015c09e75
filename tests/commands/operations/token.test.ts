import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { addToken } from '#app/commands/operations/token.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { addCities, addStaff } from '#tests/support/records/staff.ts'
import { recordingIo } from '#tests/support/recording-io.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
  addCities(db)
  await addStaff(db, 'eva', 'evaluator')
})
afterAll(() => db.remove())

async function smile(...args: string[]) {
  const io = recordingIo()
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined })
  addToken(program, io, async () => db)
  await program.parseAsync(['token', ...args], { from: 'user' })
  expect(io.finished).toHaveLength(1)
  return { result: io.finished[0] as Record<string, unknown>, said: io.said }
}

describe('smile token', () => {
  it('makes a token, lists it without its secret, and ends it', async () => {
    const { result, said } = await smile(
      'add',
      'eva',
      '--for',
      'R report',
      '--scope',
      'releases',
      '--days',
      '7',
    )
    expect(said).toEqual(['The token is shown this once.'])
    expect(result['token']).toMatch(/^smile_[\w-]{43}$/)
    const id = String(result['id'])

    const listed = (await smile('list', 'eva')).result
    expect(listed).toMatchObject({ tokens: [{ id, name: 'R report', scopes: ['releases'], state: 'works' }] })
    expect(JSON.stringify(listed)).not.toContain(String(result['token']))

    expect((await smile('revoke', 'eva', id)).result).toEqual({ outcome: 'revoked' })
    expect((await smile('list', 'eva')).result).toMatchObject({ tokens: [{ state: 'revoked' }] })
    expect((await smile('revoke', 'eva', id)).result).toMatchObject({ error: { code: 'ALREADY_REVOKED' } })
  })

  it('says what is wrong and how to mend it', async () => {
    expect((await smile('list', 'nobody')).result).toMatchObject({
      error: { code: 'UNKNOWN', message: 'There is no such account.' },
    })
    const long = await smile('add', 'eva', '--for', 'x', '--scope', 'microdata', '--days', '4000')
    expect(long.result).toMatchObject({
      error: { code: 'DAYS_OUT_OF_RANGE', message: '--days is a whole number from 1 to 366.' },
    })
    await expect(smile('add', 'eva', '--for', 'x', '--scope', 'everything')).rejects.toThrow(
      /releases, microdata/,
    )
  })
})
