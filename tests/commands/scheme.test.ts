import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { CommanderError } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { addScheme } from '#app/commands/scheme.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { createWave } from '#app/services/fieldwork/waves/create-wave.server.ts'
import { openWave } from '#app/services/fieldwork/waves/open-wave.server.ts'
import { schemeOfFramework } from '#app/survey/scheme/scheme.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { runCommand } from '#tests/support/run-command.ts'
import { scratchFolder } from '#tests/support/scratch-folder.ts'

const OWN = schemeOfFramework({ code: 'SMILE', version: 1, content: { aggregation: 'arithmetic' } })
const CONTENT = {
  ...OWN,
  peopleShare: { L1: 0.8 },
  normalisation: {
    method: 'goalposts',
    goalposts: { doctors_per_1000_census2020: { low: 1.5, high: 4.25 } },
  },
}

let db: TestDatabase
const folder = scratchFolder()
const path = (name: string) => join(folder, name)
beforeAll(async () => {
  db = await openTestDatabase('reference')
  writeFileSync(path('more-health.json'), JSON.stringify({ name: 'More health', content: CONTENT }))
})
afterAll(() => db.remove())

const smile = (...args: string[]) => runCommand(db, [addScheme], ['scheme', ...args])

describe('smile scheme', () => {
  it('saves a file once, and takes the same file again without a change', async () => {
    expect(await smile('import', path('more-health.json'), '--dry-run')).toEqual({
      outcome: 'checked',
      name: 'More health',
    })
    expect(await smile('list')).toEqual({ schemes: [] })
    expect(await smile('import', path('more-health.json'))).toMatchObject({ outcome: 'saved' })
    expect(await smile('import', path('more-health.json'))).toMatchObject({ outcome: 'unchanged' })
    expect(await smile('show', 'More health')).toMatchObject({
      scheme: { name: 'More health', content: CONTENT, createdBy: 'command-line' },
    })
    expect(await smile('show', '1')).toEqual(await smile('show', 'More health'))
  })

  it('writes what it reads, to the letter', async () => {
    expect(await smile('export', 'More health', '--out', path('out.json'))).toMatchObject({
      scheme: { name: 'More health' },
      file: path('out.json'),
    })
    expect(await smile('import', path('out.json'), '--name', 'A copy')).toMatchObject({ outcome: 'saved' })
    expect(await smile('export', 'A copy', '--out', path('copy.json'))).toMatchObject({})
    const copy = JSON.parse(readFileSync(path('copy.json'), 'utf8')) as { name: string; content: unknown }
    expect(copy).toEqual({ ...((await smile('export', 'More health')) as object), name: 'A copy' })
  })

  it.each([
    ['{"name":', 'NOT_JSON'],
    ['[]', 'INVALID_SCHEME_FILE'],
    [JSON.stringify({ name: 'Half', content: { framework: 'SMILE@1' } }), 'INVALID_SCHEME'],
    [JSON.stringify({ name: ' ', content: CONTENT }), 'NAME_MISSING'],
    [JSON.stringify({ name: 'More health', content: OWN }), 'NAME_TAKEN'],
  ])('refuses %s with %s', async (text, code) => {
    writeFileSync(path('wrong.json'), text)
    const expected = { outcome: 'refused', error: { code } }
    expect(await smile('import', path('wrong.json'))).toMatchObject(expected)
    expect(await smile('import', path('wrong.json'), '--dry-run')).toMatchObject(expected)
  })

  it('archives and brings back', async () => {
    expect(await smile('archive', 'A copy')).toMatchObject({ outcome: 'archived' })
    const names = async (...args: string[]) =>
      ((await smile('list', ...args)) as { schemes: { name: string }[] }).schemes.map(({ name }) => name)
    expect(await names()).toEqual(['More health'])
    expect(await names('--archived')).toEqual(['A copy', 'More health'])
    expect(await smile('restore', 'A copy')).toMatchObject({ outcome: 'restored' })
    expect(await smile('archive', 'Nothing')).toMatchObject({ error: { code: 'UNKNOWN_SCHEME' } })
  })

  it('chooses for a draft wave, and is refused once the wave is open', async () => {
    const made = await createWave(db, {
      id: 'spring',
      title: { 'zh-CN': '春季', en: 'Spring' },
      cities: [{ code: '110000', design: 'open' }],
      opensOn: '2026-03-01',
      closesOn: '2026-03-31',
      retentionMonths: 24,
    })
    expect(made.outcome).toBe('created')
    const chosen = { outcome: 'chosen', wave: 'spring', scheme: 'More health' }
    expect(await smile('choose', 'spring', 'More health')).toEqual(chosen)
    expect(await smile('choose', 'spring', '--of-framework')).toEqual({ ...chosen, scheme: null })
    expect(await smile('choose', 'spring', '1')).toEqual(chosen)
    await openWave(db, 'spring', '2026-03-01')
    const frozen = {
      outcome: 'refused',
      error: { code: 'SCHEME_FROZEN', at: { wave: 'spring', status: 'open' } },
    }
    expect(await smile('choose', 'spring', 'A copy')).toMatchObject(frozen)
    expect(await smile('choose', 'spring', '--of-framework')).toMatchObject(frozen)
    expect((await findWave(db, 'spring'))?.scheme).toMatchObject({ name: 'More health', content: CONTENT })
  })

  it('wants a scheme or the word that there is none', async () => {
    await expect(smile('choose', 'spring')).rejects.toBeInstanceOf(CommanderError)
    await expect(smile('choose', 'spring', 'A copy', '--of-framework')).rejects.toBeInstanceOf(CommanderError)
  })
})
