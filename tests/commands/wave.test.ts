import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { addWave } from '#app/commands/wave.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { runCommand } from '#tests/support/run-command.ts'
import { scratchFolder } from '#tests/support/scratch-folder.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
const folder = scratchFolder()
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.remove())

const smile = (...args: string[]) => runCommand(db, [addWave], args)

function write(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const WAVE = {
  id: 'autumn',
  title: { 'zh-CN': '秋季', en: 'Autumn' },
  cities: [{ code: '110000', design: 'open' }],
  opensOn: '2999-09-01',
  closesOn: '2999-09-30',
}

describe('smile wave', () => {
  it('creates, opens, pauses, closes and lists waves on a database that was never started', async () => {
    const file = write('wave.json', JSON.stringify(WAVE))
    expect(await smile('wave', 'create', file)).toEqual({
      outcome: 'created',
      wave: { id: 'autumn', status: 'draft' },
    })
    for (const [command, status] of [
      ['open', 'open'],
      ['pause', 'paused'],
      ['open', 'open'],
      ['close', 'closed'],
    ] as const) {
      expect(await smile('wave', command, 'autumn')).toEqual({
        outcome: 'changed',
        wave: { id: 'autumn', status },
      })
    }
    expect(await smile('wave', 'list')).toMatchObject({ waves: [{ id: 'autumn', status: 'closed' }] })
    expect(await smile('wave', 'open', 'autumn')).toMatchObject({ error: { code: 'WAVE_IS_CLOSED' } })
  })

  it('refuses files that are missing or no JSON', async () => {
    expect(await smile('wave', 'create', join(folder, 'nowhere.json'))).toMatchObject({
      outcome: 'refused',
      error: { code: 'UNREADABLE_FILE' },
    })
    expect(await smile('wave', 'create', write('broken.json', '{"id":'))).toMatchObject({
      error: { code: 'NOT_JSON' },
    })
  })

  it('imports microdata with the columns it is told of', async () => {
    const data = write('data.csv', 'wave,quarter,age,q1\n2023,N,a,1\n2023,S,b,3\n2023,S,b,\n')
    const codebook = write(
      'codebook.csv',
      'column,label,scale,polarity,smile_code\nq1,Q,1 bad .. 3 good,+,S1\n',
    )
    const args = ['wave', 'import', data, '--codebook', codebook, '--area', 'quarter', '--age-group', 'age']
    expect(await smile(...args, '--dry-run')).toMatchObject({ outcome: 'checked' })
    expect(await smile(...args, '--prefix', 'old', '--title', 'Old data')).toEqual({
      outcome: 'imported',
      waves: [{ id: 'old-2023', responses: 3, areas: ['N', 'S'] }],
      items: [
        { wave: 'old-2023', area: null, item: 'q1', n: 2, dontKnow: 0, mean: 50, topTwoBox: 50 },
        { wave: 'old-2023', area: 'N', item: 'q1', n: 1, dontKnow: 0, mean: 0, topTwoBox: 0 },
        { wave: 'old-2023', area: 'S', item: 'q1', n: 1, dontKnow: 0, mean: 100, topTwoBox: 100 },
      ],
      ignoredColumns: [],
    })
    const rows = await db.prisma.response.findMany({ where: { waveId: 'old-2023' } })
    expect(rows.map(({ ageGroup }) => ageGroup).sort()).toEqual(['a', 'b', 'b'])
    expect(await smile('wave', 'import', data, '--codebook', join(folder, 'none.csv'))).toMatchObject({
      error: { code: 'UNREADABLE_FILE' },
    })
  })

  it('says when it is used wrongly', async () => {
    await expect(smile('wave', 'import', 'data.csv')).rejects.toThrow("required option '--codebook")
    await expect(smile('wave', 'frobnicate')).rejects.toThrow('unknown command')
  })
})
