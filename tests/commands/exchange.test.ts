import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { addFramework } from '#app/commands/reference/framework.ts'
import { addIndicators } from '#app/commands/reference/indicators.ts'
import { addMargins } from '#app/commands/reference/margins.ts'
import { addQuestionnaire } from '#app/commands/reference/questionnaire.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { runCommand } from '#tests/support/run-command.ts'
import { scratchFolder } from '#tests/support/scratch-folder.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
const folder = scratchFolder()
const path = (name: string) => join(folder, name)
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.remove())

const COMMANDS = [addFramework, addIndicators, addMargins, addQuestionnaire]
const smile = (...args: string[]) => runCommand(db, COMMANDS, args)

describe('smile framework, margins, indicators and questionnaire', () => {
  it.each([
    ['margins', 'margins.csv', { rows: 6633 }],
    ['indicators', 'indicators.json', { rows: 3240 }],
    ['framework', 'framework.json', { framework: { id: 'SMILE@1' } }],
    ['questionnaire', 'questionnaire.json', { questionnaire: { id: 'smile-short@1' } }],
  ])('%s: write a file and take it back in a dry run', async (kind, name, printed) => {
    expect(await smile(kind, 'export', '--out', path(name))).toMatchObject({ ...printed, file: path(name) })
    const outcome = await smile(kind, 'import', path(name), '--dry-run')
    expect(outcome).toMatchObject({ outcome: expect.stringMatching(/^(checked|unchanged)$/) as string })
  })

  it('prints the content itself without a file', async () => {
    expect(await smile('framework', 'export')).toEqual(
      JSON.parse(readFileSync('prisma/reference/framework.json', 'utf8')),
    )
    expect(await smile('margins', 'export')).toHaveLength(6633)
  })

  it('takes options of its own', async () => {
    await smile('questionnaire', 'export', 'smile-core', '--out', path('core.json'))
    expect(
      await smile('questionnaire', 'import', path('core.json'), '--code', 'own', '--form', 'mine'),
    ).toMatchObject({
      questionnaire: { id: 'own@1' },
    })
    await smile('framework', 'export', 'SMILE@1', '--out', path('one.json'))
    const changed = readFileSync(path('one.json'), 'utf8').replace('"high": 4.350339999999997', '"high": 9')
    writeFileSync(path('changed.json'), changed)
    expect(await smile('framework', 'import', path('changed.json'), '--derive-goalposts')).toMatchObject({
      outcome: 'unchanged',
    })
    expect(await smile('framework', 'import', path('changed.json'))).toMatchObject({
      outcome: 'imported',
      framework: { id: 'SMILE@2' },
    })
  })

  it('refuses what it cannot read, find or write, and leaves no half-written file', async () => {
    expect(await smile('margins', 'import', path('nowhere.csv'))).toMatchObject({
      outcome: 'refused',
      error: { code: 'UNREADABLE_FILE' },
    })
    expect(await smile('framework', 'export', 'NOPE')).toMatchObject({ error: { code: 'UNKNOWN_FRAMEWORK' } })
    expect(await smile('indicators', 'export', '--out', folder)).toMatchObject({
      error: { code: 'UNWRITABLE_FILE', at: { file: folder } },
    })
    expect(readdirSync(join(folder, '..')).filter((name) => name.endsWith('.part'))).toEqual([])
    writeFileSync(path('empty.csv'), '')
    expect(await smile('indicators', 'import', path('empty.csv'))).toMatchObject({
      error: { code: 'UNUSABLE_FILE', at: { problems: [{ code: 'NO_HEADER' }] } },
    })
  })
})
