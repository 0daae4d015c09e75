import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { listStrata } from '#app/data/fieldwork/strata.server.ts'
import { findWave as findStoredWave } from '#app/data/fieldwork/waves.server.ts'
import { listDistricts } from '#app/data/reference/cities.server.ts'
import { createWave } from '#app/services/fieldwork/waves/create-wave.server.ts'
import { findWave, listWaves } from '#app/services/fieldwork/waves/read-waves.server.ts'
import type { NewWaveInput } from '#app/survey/wave/new-wave.ts'
import { openTestDatabase } from '#tests/support/database.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  db = await openTestDatabase('reference')
})
afterAll(() => db.remove())

const wave = (id: string, changes: Partial<NewWaveInput> = {}): NewWaveInput => ({
  id,
  title: { 'zh-CN': '2024 年春季', en: 'Spring 2024' },
  cities: [{ code: '110000', design: 'open' }],
  opensOn: '2024-04-01',
  closesOn: '2024-04-30',
  ...changes,
})

describe('createWave', () => {
  it('stores a draft with the latest short questionnaire and framework and the usual settings', async () => {
    expect(await createWave(db, wave('spring-2024'))).toEqual({
      outcome: 'created',
      wave: { id: 'spring-2024', status: 'draft' },
    })
    const stored = await findStoredWave(db, 'spring-2024')
    expect(stored).toMatchObject({
      status: 'draft',
      languages: ['zh-CN', 'en'],
      questionnaire: { id: 'smile-short@1', frozen: false },
      framework: { id: 'SMILE@1' },
      synthetic: false,
      settings: {
        minutes: 4,
        margins: ['sex_age_group', 'education', 'district'],
        thresholds: { hiddenBelow: 10, rankedFromEffectiveN: 400 },
        population: { en: expect.stringContaining('six months') as string },
      },
    })
    expect(stored?.secret).toMatch(/^[0-9a-f]{64}$/)
    expect(Object.keys(stored?.settings ?? {})).not.toContain('cities')
  })

  it('draws the frame of an invited city from its districts', async () => {
    await createWave(db, wave('invited', { cities: [{ code: '110000', design: 'invited', invited: 4000 }] }))
    const strata = await listStrata(db, 'invited', '110000')
    const districts = await listDistricts(db, '110000', '2024-04-01')
    expect(strata.map(({ code, population }) => [code, population])).toEqual(
      districts.map(({ code, population15Plus }) => [code, population15Plus]),
    )
    expect(strata.reduce((sum, { invited }) => sum + invited, 0)).toBe(4000)
  })

  it('takes strata as they are given', async () => {
    const strata = [{ code: 'north', label: 'North', population: 9000, invited: 300 }]
    await createWave(db, wave('own-strata', { cities: [{ code: '110000', design: 'invited', strata }] }))
    expect(await listStrata(db, 'own-strata')).toEqual([{ cityCode: '110000', ...strata[0] }])
  })

  it.each<[string, Partial<NewWaveInput>, object]>([
    ['DATES_REVERSED', { closesOn: '2024-03-01' }, { opensOn: '2024-04-01', closesOn: '2024-03-01' }],
    [
      'UNKNOWN_CITY',
      {
        cities: [
          { code: '999999', design: 'open' },
          { code: '110000', design: 'open' },
        ],
      },
      { cities: ['999999'] },
    ],
    [
      'REPEATED_CITY',
      {
        cities: [
          { code: '110000', design: 'open' },
          { code: '110000', design: 'invited', invited: 50 },
        ],
      },
      { cities: ['110000'] },
    ],
    ['UNKNOWN_QUESTIONNAIRE', { questionnaire: 'smile-short@9' }, { questionnaire: 'smile-short@9' }],
    ['UNKNOWN_FRAMEWORK', { framework: 'SMILE@9' }, { framework: 'SMILE@9' }],
    ['NO_FRAME', { cities: [{ code: '110000', design: 'invited' }] }, { city: '110000' }],
    [
      'TOO_FEW_INVITATIONS',
      { cities: [{ code: '110000', design: 'invited', invited: 31 }] },
      { city: '110000', invited: 31, districts: 16 },
    ],
    [
      'TOO_FEW_INVITATIONS',
      { cities: [{ code: '820000', design: 'invited', invited: 500 }] },
      { city: '820000', invited: 500, districts: 0 },
    ],
  ])('refuses with %s and stores nothing', async (code, changes, at) => {
    const refusal = await createWave(db, wave('refused', changes))
    expect(refusal).toMatchObject({ outcome: 'refused', error: { code, at } })
    expect(await findStoredWave(db, 'refused')).toBeNull()
  })

  it('names every field that does not fit', async () => {
    const refusal = await createWave(db, {
      ...wave('No Slug'),
      title: { 'zh-CN': ' ', en: 'x' },
      opensOn: '2024-02-30',
      colour: 'red',
    })
    if (refusal.outcome !== 'refused') throw new Error('should be refused')
    expect(refusal.error.code).toBe('INVALID_WAVE')
    const issues = refusal.error.at.issues as { field: string }[]
    expect(issues.map(({ field }) => field).sort()).toEqual(['', 'id', 'opensOn', 'title'])
  })

  it('refuses an id that is taken', async () => {
    await createWave(db, wave('twice'))
    expect(await createWave(db, wave('twice'))).toMatchObject({ error: { code: 'WAVE_EXISTS' } })
  })
})

describe('findWave and listWaves', () => {
  it('show counts by city and never the secret', async () => {
    await createWave(
      db,
      wave('shown', {
        opensOn: '2024-04-02',
        cities: [
          { code: '110000', design: 'open' },
          { code: '320500', design: 'invited', invited: 1000 },
        ],
      }),
    )
    const shown = await findWave(db, 'shown')
    expect(shown).not.toHaveProperty('secret')
    expect(shown).toMatchObject({ responses: 0, invited: 1000 })
    expect(shown?.cities.map(({ code, invited, name }) => [code, invited, name.en])).toEqual([
      ['110000', null, 'Beijing'],
      ['320500', 1000, 'Suzhou'],
    ])
    expect((await listWaves(db))[0]).toMatchObject({ id: 'shown', cities: ['110000', '320500'] })
    expect(await listWaves(db, 'open')).toEqual([])
    expect(await findWave(db, 'nowhere')).toBeNull()
  })
})
