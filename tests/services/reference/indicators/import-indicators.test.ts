import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { listIndicators } from '#app/data/reference/indicators.server.ts'
import { listOwned } from '#app/data/reference/owned.server.ts'
import { exportIndicators } from '#app/services/reference/indicators/export-indicators.server.ts'
import { importIndicators } from '#app/services/reference/indicators/import-indicators.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  db = await openTestDatabase('reference')
})
afterAll(() => db.remove())

const HEADER = 'city_code,indicator,year,value,unit,source,smile_code,polarity,basis'
const file = (lines: string[]) => ({
  name: 'indicators.csv',
  bytes: new TextEncoder().encode([HEADER, ...lines].join('\n')),
})
const RUN = { dryRun: false, today: '2024-05-01' }

describe('importIndicators', () => {
  it('names every problem with its line and column and stores nothing', async () => {
    const before = await listIndicators(db)
    const result = await importIndicators(
      db,
      file([
        '999999,gdp,2023,1,CNY,OWN,E1,+,own',
        '110000,gdp,2023.5,-1,CNY,OWN,E9,?,own',
        '110000,parks_share,2023,101,%,OWN,L2,+,own',
        '110000,population_change,2023,-3,%,OWN,E3,+,own',
        '110000,crime,2023,,per 1000,OWN,S1,-,own',
        '110000,population_change,2023,-3,%,OWN,E3,+,own',
      ]),
      RUN,
    )
    if (result.outcome !== 'refused') throw new Error('should be refused')
    const problems = result.error.at.problems as { line: number; column: string; code: string }[]
    expect(problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'city_code', 'UNKNOWN_CITY'],
      [3, 'year', 'NOT_A_WHOLE_NUMBER'],
      [3, 'value', 'TOO_SMALL'],
      [3, 'smile_code', 'UNKNOWN_INDEX'],
      [3, 'polarity', 'UNKNOWN_POLARITY'],
      [4, 'value', 'TOO_LARGE'],
      [6, 'value', 'BLANK'],
      [7, 'indicator', 'REPEATED_ROW'],
    ])
    expect(await listIndicators(db)).toEqual(before)
  })

  it('adds and replaces figures, and says which the framework does not score', async () => {
    const lines = [
      '110000,employed_share_15plus,2020,60.5,%,OWN,E1,+,own',
      '110000,crime,2023,3.1,per 1000,OWN,S1,-,own',
    ]
    const summary = {
      rows: 2,
      cities: 1,
      indicators: ['crime', 'employed_share_15plus'],
      notScored: ['crime'],
    }
    const before = await listIndicators(db, '110000')
    expect(await importIndicators(db, file(lines), { ...RUN, dryRun: true })).toEqual({
      outcome: 'checked',
      ...summary,
    })
    expect(await listIndicators(db, '110000')).toEqual(before)

    expect(await importIndicators(db, file(lines), RUN)).toEqual({ outcome: 'imported', ...summary })
    const after = await listIndicators(db, '110000')
    expect(after.length).toBe(before.length + 1)
    expect(after.find(({ indicator }) => indicator === 'employed_share_15plus')).toMatchObject({
      value: 60.5,
    })
    expect(await listOwned(db)).toEqual(new Set(['indicators']))
  })

  it.each(['all.csv', 'all.json'])('takes back what it gave away as %s', async (name) => {
    const before = await listIndicators(db)
    const { text, rows } = await exportIndicators(db, name)
    const again = await importIndicators(db, { name, bytes: new TextEncoder().encode(text) }, RUN)
    expect(again).toMatchObject({ outcome: 'imported', rows })
    expect(await listIndicators(db)).toEqual(before)
  })
})
