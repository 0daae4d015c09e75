import { afterAll, beforeAll, expect, test } from 'vitest'

import { updateSettings } from '#app/data/fieldwork/edit-waves.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { readSample } from '#app/services/fieldwork/samples/read-sample.server.ts'
import { setSample } from '#app/services/fieldwork/samples/set-sample.server.ts'
import { copyWave } from '#app/services/fieldwork/waves/copy-wave.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { CITY, makeOpenWave } from '#tests/support/records/waves.ts'

const BY = { by: 'eva', at: new Date('2025-02-20T08:00:00Z') }
let db: TestDatabase

beforeAll(async () => {
  db = await openTestDatabase('reference')
  await makeOpenWave(db, {
    cities: [
      { code: CITY, design: 'open' },
      { code: '440300', design: 'open' },
    ],
  })
})
afterAll(() => db.remove())

test('next year asks the same strata, with all the frame knows of them, and no invitations of last year', async () => {
  const frame = `city,stratum,population,invitations,urban,sd\n${CITY},core,600000,600,yes,0.4\n${CITY},ring,400000,200,no,0.5\n`
  await setSample(db, 'spring', frame, { merge: false, ...BY })
  const title = { 'zh-CN': '下一年', en: 'Next year' }
  const dates = { opensOn: '2026-03-01', closesOn: '2026-05-31' }
  expect(await copyWave(db, 'spring', { id: 'next', title, ...dates }, BY)).toMatchObject({ wave: 'next' })
  const [before, after] = [await readSample(db, 'spring'), await readSample(db, 'next')]
  expect(after).toEqual({ ...before, wave: 'next' })
  expect(after).toMatchObject({
    cities: [
      { code: CITY, design: 'invited', strata: [{ frame: { urban: 'yes', sd: '0.4' }, made: 0 }, {}] },
      { code: '440300', design: 'open', strata: [] },
    ],
  })
})

test('what was declared of one year alone does not break or explain the next', async () => {
  const wave = await findWave(db, 'spring')
  const reason = { 'zh-CN': '改用新问法', en: 'New wording' }
  const eligibleShare = { share: 0.8, reason: 'returned letters' }
  updateSettings(db, 'spring', { ...wave!.settings, breaks: [reason], eligibleShare })
  const title = { 'zh-CN': '后年', en: 'The year after' }
  const dates = { opensOn: '2027-03-01', closesOn: '2027-05-31' }
  await copyWave(db, 'spring', { id: 'later', title, ...dates }, BY)
  const { settings } = (await findWave(db, 'later'))!
  expect(settings).toMatchObject({ breaks: [], copiedFrom: { wave: 'spring', changed: [] } })
  expect(settings.eligibleShare).toBeUndefined()
})
