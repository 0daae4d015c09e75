import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { addInvitations } from '#app/commands/fieldwork/invitations.ts'
import { addSample } from '#app/commands/fieldwork/sample.ts'
import { setDeclined } from '#app/data/fieldwork/invitations/claim-invitation.server.ts'
import { hashOfCode } from '#app/data/fieldwork/invitations/code-hash.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { CITY, makeOpenWave } from '#tests/support/records/waves.ts'
import { runCommand } from '#tests/support/run-command.ts'
import { scratchFolder } from '#tests/support/scratch-folder.ts'

let db: TestDatabase
const folder = scratchFolder()
const at = (name: string) => join(folder, name)
beforeAll(async () => {
  vi.stubEnv('SESSION_SECRET', 's'.repeat(32))
  vi.stubEnv('DATA_DIR', folder)
  db = await openTestDatabase('reference')
  await makeOpenWave(db, { opensOn: '2025-03-01', closesOn: '2099-12-31' })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await db.remove()
})

const smile = (...args: string[]) => runCommand(db, [addSample, addInvitations], args)
const make = (out: string, ...more: string[]) =>
  smile('invitations', 'make', 'spring', '--city', CITY, '--out', at(out), ...more)
const linesOf = (name: string) =>
  parse(readFileSync(at(name)), { columns: true }) as Record<'code' | 'batch' | 'stratum' | 'link', string>[]

function write(name: string, lines: string[]): string {
  writeFileSync(at(name), lines.join('\n'))
  return at(name)
}

const HEAD = 'city,stratum,label,population,invitations'
const CORE = `${CITY},core,Old town,600000,400`
const RING = `${CITY},ring,New town,400000,200`
const HILL = `${CITY},hill,Hill,90000,50`

describe('smile sample', () => {
  it('import refuses what is no file, no frame, of no wave, or too small for tickets', async () => {
    expect(await smile('sample', 'import', 'spring', at('nowhere.csv'))).toMatchObject({ outcome: 'refused' })
    const bad = write('bad.csv', [HEAD, `${CITY},core,Old town,many,400`])
    expect(await smile('sample', 'import', 'spring', bad)).toMatchObject({
      error: {
        code: 'UNUSABLE_FILE',
        at: { problems: [{ line: 2, column: 'population', code: 'NOT_A_NUMBER' }] },
      },
    })
    const good = write('good.csv', [HEAD, CORE, RING])
    expect(await smile('sample', 'import', 'nowhere', good)).toMatchObject({
      error: { code: 'UNKNOWN_WAVE' },
    })
    const small = write('small.csv', [HEAD, CORE, RING, HILL])
    expect(await smile('sample', 'import', 'spring', small)).toMatchObject({
      error: { code: 'SMALL_STRATA' },
    })
  })

  it('import sets the sample, with --merge putting small strata together', async () => {
    const file = write('merged.csv', [HEAD, CORE, RING, HILL])
    expect(await smile('sample', 'import', 'spring', file, '--merge')).toEqual({
      outcome: 'set',
      wave: 'spring',
      cities: [{ code: CITY, strata: 2, population: 1_090_000, invited: 650, merged: 1 }],
    })
  })

  it('show tells strata with their people, invitations, chances and base weights', async () => {
    await smile('sample', 'import', 'spring', write('again.csv', [HEAD, CORE, RING]))
    expect(await smile('sample', 'show', 'spring')).toMatchObject({
      cities: [
        {
          code: CITY,
          design: 'invited',
          population: 1_000_000,
          invited: 600,
          made: 0,
          strata: [
            { code: 'core', label: 'Old town', invited: 400, probability: 400 / 600_000, baseWeight: 1500 },
            { code: 'ring', label: 'New town', invited: 200, probability: 0.0005, baseWeight: 2000 },
          ],
        },
        { code: '440300', design: 'open', strata: [] },
      ],
    })
    expect(await smile('sample', 'show', 'nowhere')).toMatchObject({ error: { code: 'UNKNOWN_WAVE' } })
  })
})

describe('smile invitations', () => {
  it('make leaves no file behind when it is refused', async () => {
    expect(await make('none.csv', '--batches', '0')).toMatchObject({ error: { code: 'BAD_BATCHES' } })
    expect(() => statSync(at('none.csv'))).toThrow('ENOENT')
  })

  it('make never writes over a file, and makes nothing then', async () => {
    write('taken.csv', ['kept'])
    expect(await make('taken.csv')).toMatchObject({ error: { code: 'FILE_EXISTS' } })
    expect(readFileSync(at('taken.csv'), 'utf8')).toBe('kept')
    expect(await db.prisma.invitation.count()).toBe(0)
  })

  it('make writes the codes to a file of the owner alone and prints none of them', async () => {
    const told = await make('codes.csv', '--batches', '3', '--origin', 'https://survey.example')
    expect(told).toEqual({
      outcome: 'made',
      wave: 'spring',
      city: CITY,
      invitations: 600,
      batches: 3,
      file: at('codes.csv'),
    })
    const lines = linesOf('codes.csv')
    expect(statSync(at('codes.csv')).mode & 0o777).toBe(0o600)
    expect(new Set(lines.map(({ code }) => code)).size).toBe(600)
    expect(lines.every(({ code, link }) => link === `https://survey.example/i/${code}`)).toBe(true)
    expect(['1', '2', '3'].map((one) => lines.filter(({ batch }) => batch === one).length)).toEqual([
      200, 200, 200,
    ])
    expect(await make('more.csv')).toMatchObject({ error: { code: 'ALL_MADE' } })
  })

  it('remind writes the same file without those who asked not to be written to again', async () => {
    const [first, second, ...others] = linesOf('codes.csv')
    for (const one of [first, second]) setDeclined(db.columns, hashOfCode(one?.code ?? '') ?? '', true)
    expect(
      await smile('invitations', 'remind', 'spring', at('codes.csv'), '--out', at('remind.csv')),
    ).toEqual({ outcome: 'read', wave: 'spring', invitations: 598, declined: 2, file: at('remind.csv') })
    expect(linesOf('remind.csv')).toEqual(others)
    expect(statSync(at('remind.csv')).mode & 0o777).toBe(0o600)
  })

  it('remind refuses codes of nobody, and lines that are no codes, by line', async () => {
    const foreign = write('foreign.csv', ['code', '0000-0000-0000-0000'])
    expect(await smile('invitations', 'remind', 'spring', foreign, '--out', at('x.csv'))).toMatchObject({
      error: { code: 'FOREIGN_CODES', at: { count: 1 } },
    })
    const none = write('no-code.csv', ['code', linesOf('codes.csv')[0]?.code ?? '', 'hello'])
    expect(await smile('invitations', 'remind', 'spring', none, '--out', at('x.csv'))).toMatchObject({
      error: { code: 'UNUSABLE_FILE', at: { problems: [{ line: 3, column: 'code', code: 'NOT_A_CODE' }] } },
    })
  })
})
