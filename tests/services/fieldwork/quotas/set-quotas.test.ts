import { afterAll, beforeAll, expect, test } from 'vitest'

import { listQuotas } from '#app/data/fieldwork/quotas/quotas.server.ts'
import { proposeQuotas } from '#app/services/fieldwork/quotas/propose-quotas.server.ts'
import { setQuotas, writeQuotas } from '#app/services/fieldwork/quotas/set-quotas.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { CITY, makeOpenWave } from '#tests/support/records/waves.ts'

let database: TestDatabase
const WHO = { by: 'evaluator', at: new Date('2025-03-10T00:00:00Z') }

beforeAll(async () => {
  database = await openTestDatabase('reference')
  await makeOpenWave(database)
})
afterAll(() => database.remove())

test('quotas are read line by line; an empty part means any, an empty city every city', async () => {
  const text = `${CITY}, female, 25_34, , 50\n\n,male,,,80\n${CITY}\t\t\t330102\t7`
  expect(await setQuotas(database, 'spring', text, WHO)).toEqual({ outcome: 'set', quotas: 4 })
  const quotas = await listQuotas(database, 'spring')
  expect(writeQuotas(quotas).split('\n')).toEqual([
    `${CITY}, , , 330102, 7`,
    `${CITY}, female, 25_34, , 50`,
    `${CITY}, male, , , 80`,
    '440300, male, , , 80',
  ])
})

test('what cannot be read is named by its line, and nothing is changed', async () => {
  const text = `${CITY},female,,,x\nAtlantis,,,,5\n${CITY},other,,,5\n${CITY},,99,,5\n${CITY},,,1,5\n${CITY},5\n${CITY},,,,5\n${CITY},,,,6`
  const outcome = await setQuotas(database, 'spring', text, WHO)
  expect(outcome).toMatchObject({
    error: {
      code: 'UNREADABLE_QUOTAS',
      at: {
        problems: ['places', 'city', 'sex', 'age', 'district', 'columns', 'repeated'].map((code, at) => ({
          line: at < 6 ? at + 1 : 8,
          code,
        })),
      },
    },
  })
  expect(await listQuotas(database, 'spring')).toHaveLength(4)
})

test('a proposal shares the places out by the census and can be set as it stands', async () => {
  const proposal = await proposeQuotas(database, [CITY], { by: 'sex_age_group', places: 400 })
  expect(proposal).toHaveLength(16)
  const all = proposal.reduce((sum, { places }) => sum + places, 0)
  expect(all).toBeGreaterThanOrEqual(400)
  expect(all).toBeLessThanOrEqual(416)
  // men of 25 to 34 are 12.4517 % of the city's residents of 15 and over
  expect(proposal.find(({ sex, ageGroup }) => sex === 'male' && ageGroup === '25_34')?.places).toBe(50)
  expect(await setQuotas(database, 'spring', writeQuotas(proposal), WHO)).toMatchObject({ quotas: 16 })
})
