import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findCity } from '#app/data/reference/cities.server.ts'
import { listMargins } from '#app/data/reference/margins.server.ts'
import { listOwned } from '#app/data/reference/owned.server.ts'
import { exportMargins } from '#app/services/reference/margins/export-margins.server.ts'
import { importMargins } from '#app/services/reference/margins/import-margins.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  db = await openTestDatabase('reference')
})
afterAll(() => db.remove())

const HEADER = 'city_code,variable,category,population,share,source,universe,basis,reference_date'
const file = (lines: string[], name = 'margins.csv') => ({
  name,
  bytes: new TextEncoder().encode([HEADER, ...lines].join('\n')),
})
const RUN = { dryRun: false, today: '2024-05-01' }

async function problemsOf(lines: string[]) {
  const before = await listMargins(db)
  const result = await importMargins(db, file(lines), RUN)
  if (result.outcome !== 'refused') throw new Error('should be refused')
  expect(result.error.code).toBe('UNUSABLE_FILE')
  expect(await listMargins(db)).toEqual(before)
  const problems = result.error.at.problems as { line: number; column: string; code: string }[]
  return problems.map(({ line, column, code }) => [line, column, code])
}

describe('importMargins', () => {
  it('names every problem with its line and column and stores nothing', async () => {
    expect(
      await problemsOf([
        '999999,sex,male,1,0.5,OWN,15+,own,2023-12-31',
        '999999,sex,female,1,0.5,OWN,15+,own,2023-12-31',
        '110000,sex,male,-1,0.6,OWN,15+,own,2023-12-31',
        '110000,sex,female,1,0.6,OWN,15+,own,31.12.2023',
        '110000,district,999,1,1,OWN,15+,own,2023-12-31',
        '120000,sex,male,x,1.2,OWN,,own,',
        '120000,education,low,1,0.5,OWN,15+,own,2023-12-31',
        '120000,education,low,1,0.5,OWN,15+,own,2023-12-31',
      ]),
    ).toEqual([
      [2, 'city_code', 'UNKNOWN_CITY'],
      [3, 'city_code', 'UNKNOWN_CITY'],
      [4, 'population', 'TOO_SMALL'],
      [5, 'reference_date', 'NOT_A_DAY'],
      [6, 'category', 'UNKNOWN_DISTRICT'],
      [7, 'population', 'NOT_A_NUMBER'],
      [7, 'share', 'TOO_LARGE'],
      [7, 'universe', 'BLANK'],
      [7, 'reference_date', 'BLANK'],
      [9, 'category', 'REPEATED_ROW'],
      [4, 'share', 'SHARES_DO_NOT_SUM'],
    ])
  })

  it('checks without storing in a dry run, and leaves out provinces and the nation', async () => {
    const lines = [
      '110000,sex,male,600,0.6,OWN,residents 15+,own,2023-12-31,city',
      '110000,sex,female,400,0.4,OWN,residents 15+,own,2023-12-31,city',
      '000000,sex,male,6,0.6,OWN,residents 15+,own,2023-12-31,nation',
    ]
    const bytes = new TextEncoder().encode([`${HEADER},level`, ...lines].join('\n'))
    const run = { ...RUN, dryRun: true }
    expect(await importMargins(db, { name: 'margins.csv', bytes }, run)).toEqual({
      outcome: 'checked',
      rows: 2,
      cities: 1,
      variables: ['sex'],
      leftOut: 1,
    })
    expect((await listMargins(db, '110000')).some(({ source }) => source === 'OWN')).toBe(false)
    expect(await listOwned(db)).toEqual(new Set())
  })

  it('replaces the variables of the file as a whole and lets the rest stand', async () => {
    const before = await listMargins(db, '110000')
    const imported = await importMargins(
      db,
      file([
        '110000,sex,male,600,0.6,OWN,residents 15+,own,2023-12-31',
        '110000,sex,female,400,0.4,OWN,residents 15+,own,2023-12-31',
      ]),
      RUN,
    )
    expect(imported).toMatchObject({ outcome: 'imported', rows: 2 })
    const after = await listMargins(db, '110000')
    expect(after.filter(({ variable }) => variable === 'sex')).toMatchObject([
      { category: 'female', population: 400, share: 0.4, referenceDate: '2023-12-31' },
      { category: 'male', population: 600, share: 0.6, referenceDate: '2023-12-31' },
    ])
    const others = (rows: typeof after) => rows.filter(({ variable }) => variable !== 'sex')
    expect(others(after)).toEqual(others(before))
    expect((await findCity(db, '110000'))?.population15Plus).toBe(1000)
    expect((await findCity(db, '810000'))?.population15Plus).toBe(6548970)
    expect(await listOwned(db)).toEqual(new Set(['margins']))
  })

  it.each(['all.csv', 'all.json'])('takes back what it gave away as %s', async (name) => {
    const before = await listMargins(db)
    const { text, rows } = await exportMargins(db, name)
    expect(rows).toBe(before.length)
    const again = await importMargins(db, { name, bytes: new TextEncoder().encode(text) }, RUN)
    expect(again).toMatchObject({ outcome: 'imported', rows, cities: 120, leftOut: 0 })
    expect(await listMargins(db)).toEqual(before)
  })
})
