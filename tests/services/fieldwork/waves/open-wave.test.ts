import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { closeWave } from '#app/services/fieldwork/waves/close-wave.server.ts'
import { createWave } from '#app/services/fieldwork/waves/create-wave.server.ts'
import { openWave } from '#app/services/fieldwork/waves/open-wave.server.ts'
import { pauseWave } from '#app/services/fieldwork/waves/pause-wave.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  db = await openTestDatabase('reference')
})
afterAll(() => db.remove())

async function draft(id: string) {
  const created = await createWave(db, {
    id,
    title: { 'zh-CN': '测试', en: 'Test' },
    cities: [{ code: '110000', design: 'open' }],
    opensOn: '2024-04-01',
    closesOn: '2024-04-30',
  })
  expect(created.outcome).toBe('created')
}

const changedTo = (id: string, status: string) => ({ outcome: 'changed', wave: { id, status } })
const refusedWith = (code: string) => ({ outcome: 'refused', error: { code } })

describe('the life of a wave', () => {
  it('goes from draft to open, paused, open and closed, and freezes the questionnaire', async () => {
    await draft('life')
    expect((await findWave(db, 'life'))?.questionnaire.frozen).toBe(false)
    expect(await openWave(db, 'life', '2024-04-01')).toEqual(changedTo('life', 'open'))
    expect((await findWave(db, 'life'))?.questionnaire.frozen).toBe(true)
    expect(await pauseWave(db, 'life')).toEqual(changedTo('life', 'paused'))
    expect(await openWave(db, 'life', '2024-04-30')).toEqual(changedTo('life', 'open'))
    expect(await closeWave(db, 'life')).toEqual(changedTo('life', 'closed'))
    expect((await findWave(db, 'life'))?.status).toBe('closed')
  })

  it('never opens, pauses or closes a closed wave again', async () => {
    await draft('over')
    await openWave(db, 'over', '2024-04-01')
    await closeWave(db, 'over')
    expect(await openWave(db, 'over', '2024-05-01')).toMatchObject(refusedWith('WAVE_IS_CLOSED'))
    expect(await pauseWave(db, 'over')).toMatchObject(refusedWith('WAVE_IS_CLOSED'))
    expect(await closeWave(db, 'over')).toMatchObject(refusedWith('WAVE_IS_CLOSED'))
  })

  it('neither pauses nor closes a draft, and opens a wave once', async () => {
    await draft('early')
    expect(await pauseWave(db, 'early')).toMatchObject(refusedWith('WAVE_IS_DRAFT'))
    expect(await closeWave(db, 'early')).toMatchObject(refusedWith('WAVE_IS_DRAFT'))
    await openWave(db, 'early', '2024-04-01')
    expect(await openWave(db, 'early', '2024-04-01')).toMatchObject(refusedWith('WAVE_IS_OPEN'))
  })

  it('does not open after the closing day, and knows no wave that is not there', async () => {
    await draft('late')
    expect(await openWave(db, 'late', '2024-05-01')).toMatchObject(refusedWith('CLOSING_DAY_PAST'))
    expect((await findWave(db, 'late'))?.status).toBe('draft')
    expect(await openWave(db, 'nowhere', '2024-05-01')).toMatchObject(refusedWith('UNKNOWN_WAVE'))
  })
})
