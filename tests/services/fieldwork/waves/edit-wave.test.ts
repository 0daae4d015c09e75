import { afterAll, beforeAll, expect, test } from 'vitest'

import { listQuotas, replaceQuotas } from '#app/data/fieldwork/quotas/quotas.server.ts'
import { listStrata } from '#app/data/fieldwork/strata.server.ts'
import { findWave, setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import { createWave } from '#app/services/fieldwork/waves/create-wave.server.ts'
import { copyWave } from '#app/services/fieldwork/waves/copy-wave.server.ts'
import { editWave } from '#app/services/fieldwork/waves/edit-wave.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { CITY } from '#tests/support/records/waves.ts'

let database: TestDatabase
const WHO = { by: 'evaluator', at: new Date('2026-02-10T00:00:00Z') }
const WAVE = {
  title: { 'zh-CN': '春季调查', en: 'Spring survey' },
  opensOn: '2026-03-01',
  closesOn: '2026-03-31',
  cities: [
    { code: CITY, design: 'invited', invited: 2000 },
    { code: '440300', design: 'open' },
  ],
}
const kept = [
  { code: CITY, design: 'invited', strata: undefined },
  { code: '440300', design: 'open' },
]

beforeAll(async () => {
  database = await openTestDatabase('reference')
  await createWave(database, { id: 'spring', ...WAVE })
})
afterAll(() => database.remove())

const cityCodes = async (id: string) => (await findWave(database, id))?.cities.map(({ code }) => code)

test('a draft is written anew; a city that stays keeps its frame, one that goes loses it', async () => {
  const frame = await listStrata(database, 'spring')
  const input = {
    ...WAVE,
    form: 'core',
    languages: ['zh-CN'],
    noticeVersion: '2',
    legal: { controller: 'Institute' },
  }
  const outcome = await editWave(
    database,
    'spring',
    { ...input, cities: [...kept, { code: '110000', design: 'open' }] },
    WHO,
  )
  expect(outcome).toEqual({ outcome: 'edited' })
  const wave = await findWave(database, 'spring')
  expect(wave).toMatchObject({
    languages: ['zh-CN'],
    noticeVersion: '2',
    questionnaire: { code: 'smile-core' },
  })
  expect(wave?.settings.legal).toEqual({ controller: 'Institute' })
  expect(await cityCodes('spring')).toEqual(['110000', CITY, '440300'])
  expect(await listStrata(database, 'spring')).toEqual(frame)

  const drawn = [{ code: CITY, design: 'invited', invited: 4000 }]
  await editWave(database, 'spring', { ...input, cities: drawn }, WHO)
  const invited = (await listStrata(database, 'spring')).reduce((sum, one) => sum + one.invited, 0)
  expect([await cityCodes('spring'), invited]).toEqual([[CITY], 4000])
})

test('a city that has invitations can neither go nor be drawn anew', async () => {
  database.columns
    .prepare(
      `INSERT INTO "Invitation" ("tokenHash", "waveId", "cityCode", "stratum") VALUES ('x', 'spring', ?, 's')`,
    )
    .run(CITY)
  const cities = [{ code: '440300', design: 'open' }]
  expect(await editWave(database, 'spring', { ...WAVE, cities }, WHO)).toMatchObject({
    error: { code: 'CITY_HAS_INVITATIONS', at: { city: CITY } },
  })
  expect(await cityCodes('spring')).toEqual([CITY])
})

test('a copy has everything of the wave before but its dates, and names what is changed afterwards', async () => {
  replaceQuotas(database, 'spring', [{ cityCode: CITY, sex: 'male', ageGroup: '', district: '', places: 7 }])
  const dates = { opensOn: '2027-03-01', closesOn: '2027-03-31' }
  const title = { 'zh-CN': '来年', en: 'Next year' }
  const copied = await copyWave(database, 'spring', { id: 'next', title, ...dates }, WHO)
  expect(copied).toEqual({ outcome: 'copied', wave: 'next' })
  const [before, after] = [await findWave(database, 'spring'), await findWave(database, 'next')]
  expect(after).toMatchObject({ ...dates, status: 'draft', title })
  expect(after?.questionnaire.id).toBe(before?.questionnaire.id)
  expect(after?.secret).not.toBe(before?.secret)
  expect(after?.settings).toEqual({ ...before?.settings, copiedFrom: { wave: 'spring', changed: [] } })
  expect(await listStrata(database, 'next')).toEqual(await listStrata(database, 'spring'))
  expect(await listQuotas(database, 'next')).toMatchObject([{ sex: 'male', places: 7, taken: 0 }])

  const input = { title, ...dates, languages: ['zh-CN', 'en'], form: 'short', noticeVersion: '2' }
  await editWave(database, 'next', { ...input, cities: [kept[0]] }, WHO)
  expect((await findWave(database, 'next'))?.settings.copiedFrom).toEqual({
    wave: 'spring',
    changed: ['questionnaire', 'languages'],
  })
  expect(await copyWave(database, 'spring', { id: 'next', title, ...dates }, WHO)).toMatchObject({
    error: { code: 'WAVE_EXISTS' },
  })
})

test('modes are chosen with the wave, stay where an edit names none, and change while it is in the field', async () => {
  const modesOf = async () => (await findWave(database, 'assisted'))?.settings.modes
  const at = new Date('2026-03-10T00:00:00Z')
  const cities = [{ code: '440300', design: 'open' }]
  await createWave(database, { id: 'assisted', ...WAVE, cities, modes: ['web', 'paper'] })
  expect(await modesOf()).toEqual(['web', 'paper'])
  await editWave(database, 'assisted', { ...WAVE, cities }, WHO)
  expect(await modesOf()).toEqual(['web', 'paper'])
  await editWave(database, 'assisted', { ...WAVE, cities, modes: ['web', 'tablet'] }, WHO)
  expect(await modesOf()).toEqual(['web', 'tablet'])
  setWaveStatus(database, 'assisted', 'open')
  expect(await editWave(database, 'assisted', { ...WAVE, modes: ['telephone'] }, { ...WHO, at })).toEqual({
    outcome: 'edited',
  })
  expect(await modesOf()).toEqual(['web', 'telephone'])
  expect(await editWave(database, 'assisted', { ...WAVE, modes: ['pigeon'] }, { ...WHO, at })).toMatchObject({
    error: { code: 'INVALID_WAVE', at: { issues: [{ field: 'modes.0' }] } },
  })
})

test('the work of browsers is chosen with the wave, stays where an edit names none, and changes in the field', async () => {
  const asked = async () => (await findWave(database, 'attacked'))?.settings.proofOfWork
  const at = new Date('2026-03-10T00:00:00Z')
  const cities = [{ code: '440300', design: 'open' }]
  await createWave(database, { id: 'attacked', ...WAVE, cities, proofOfWork: 'light' })
  await editWave(database, 'attacked', { ...WAVE, cities }, WHO)
  expect(await asked()).toBe('light')
  setWaveStatus(database, 'attacked', 'open')
  const edit = (over: object) => editWave(database, 'attacked', { ...WAVE, ...over }, { ...WHO, at })
  await edit({ proofOfWork: 'strong' })
  expect(await asked()).toBe('strong')
  await edit({})
  expect(await asked()).toBe('strong')
  await edit({ proofOfWork: undefined })
  expect(await asked()).toBeUndefined()
  expect(await edit({ proofOfWork: 'endless' })).toMatchObject({ error: { code: 'INVALID_WAVE' } })
})

test('once a wave is open only its last day, its modes and the words about it change', async () => {
  setWaveStatus(database, 'spring', 'open')
  const title = { 'zh-CN': '改名', en: 'Renamed' }
  const legal = { contact: '12345', controller: 'Somebody else' }
  const at = new Date('2026-03-10T00:00:00Z')
  const input = { ...WAVE, title, closesOn: '2026-04-15', noticeVersion: '9', legal, cities: [] }
  expect(await editWave(database, 'spring', input, { ...WHO, at })).toEqual({ outcome: 'edited' })
  const wave = await findWave(database, 'spring')
  expect(wave).toMatchObject({ title, closesOn: '2026-04-15', noticeVersion: '2', opensOn: '2026-03-01' })
  expect(wave?.settings.legal).toEqual({ contact: '12345', controller: 'Institute' })
  expect(await cityCodes('spring')).toEqual([CITY])

  const past = { ...input, closesOn: '2026-03-09' }
  expect(await editWave(database, 'spring', past, { ...WHO, at })).toMatchObject({
    error: { code: 'CLOSING_DAY_PAST' },
  })
  setWaveStatus(database, 'spring', 'closed')
  expect(await editWave(database, 'spring', input, WHO)).toMatchObject({ error: { code: 'WAVE_IS_CLOSED' } })
})
