import { afterAll, beforeAll, expect, test } from 'vitest'

import { insertChannel } from '#app/data/fieldwork/channels/channels.server.ts'
import { insertResponses } from '#app/data/fieldwork/responses/responses.server.ts'
import { addStandingVisits } from '#app/data/fieldwork/monitor/standing-visits.server.ts'
import { fieldCsv } from '#app/services/fieldwork/monitor/field-csv.ts'
import { enterOutcomes } from '#app/services/fieldwork/monitor/enter-outcomes.server.ts'
import { readField } from '#app/services/fieldwork/monitor/read-field.server.ts'
import { readOutcomes } from '#app/services/fieldwork/monitor/read-outcomes.server.ts'
import type { ResponseRow } from '#app/survey/response.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { responseOf } from '#tests/support/records/responses.ts'
import { CITY, makeOpenWave } from '#tests/support/records/waves.ts'

let database: TestDatabase
const NOW = new Date('2025-03-11T04:00:00Z')
const INVITED = '440300'

beforeAll(async () => {
  database = await openTestDatabase('reference')
  await makeOpenWave(database, {
    cities: [
      { code: CITY, design: 'open' },
      { code: INVITED, design: 'invited', invited: 1000 },
    ],
    closesOn: '2025-03-20',
  })
  insertChannel(database, 'spring', { code: 'metro1', kind: 'poster', name: 'Metro' })
})
afterAll(() => database.remove())

let made = 0
const people = (count: number, over: Partial<ResponseRow>): ResponseRow[] =>
  Array.from({ length: count }, () =>
    responseOf('spring', `r${made++}`, { district: '330102', seconds: 120, ...over }),
  )

test('a wave without answers is a monitor without numbers, and a strange city none', async () => {
  const report = await readField(database, 'spring', CITY, NOW)
  expect(report).toMatchObject({ answers: 0, daysLeft: 10, missing: [], medianMinutes: null })
  expect(report?.groups?.sex.map(({ answers }) => answers)).toEqual([null, null])
  expect(await readField(database, 'spring', '110000', NOW)).toBeNull()
  expect(await readField(database, 'winter', null, NOW)).toBeNull()
})

test('one answer shows nothing of who gave it', async () => {
  insertResponses(database, people(1, {}))
  const report = await readField(database, 'spring', CITY, NOW)
  expect(report?.answers).toBe(1)
  expect(report).toMatchObject({
    medianMinutes: null,
    modes: [{ name: 'web', answers: null, medianMinutes: null, unanswered: null }],
    modesCompared: null,
  })
  const cells = report?.heat?.flatMap(({ cells: row }) => row) ?? []
  expect(cells.every(({ answers, ratio }) => answers === null && ratio === null)).toBe(true)
})

test('groups are compared with the census, rounded, and those of fewer than ten stay hidden', async () => {
  insertResponses(database, [
    ...people(59, { channel: 'metro1' }),
    ...people(9, { sex: 'male', district: '330103' }),
    ...people(31, { sex: 'male', channel: 'metro1', ageGroup: '65_74', district: '330104' }),
  ])
  const report = await readField(database, 'spring', CITY, NOW)
  expect(report?.answers).toBe(100)
  expect(report?.groups?.sex).toMatchObject([
    { category: 'female', answers: 60 },
    { category: 'male', answers: 40 },
  ])
  const districts = new Map(report?.groups?.district.map(({ category, answers }) => [category, answers]))
  expect([districts.get('330102'), districts.get('330103'), districts.get('330104')]).toEqual([60, null, 30])
  // men are 52.0355 % of the residents of 15 and over: 52 expected, 40 came
  expect(report?.missing).toContainEqual(
    expect.objectContaining({ variable: 'sex', category: 'male', short: 10, channel: null }),
  )
  expect(report?.medianMinutes).toBe(2)
  expect(report?.channels).toMatchObject([
    { code: 'metro1', answers: 90 },
    { code: null, answers: 10 },
  ])
})

test('the forecast goes by complete days, and says that open participation stays unranked whatever it reaches', async () => {
  const report = await readField(database, 'spring', null, NOW)
  const city = report?.cities.find(({ code }) => code === CITY)
  // the days before the 10th brought nothing: 100 answers in the last seven days
  expect(city?.forecast?.perDay).toBeCloseTo(100 / 7, 12)
  expect(city).toMatchObject({ design: 'open', answers: 100 })
  expect(city!.effectiveN).toBeLessThan(100)
})

test('before a city has an answer nothing is said of where it leads; once the wave is over everything is', async () => {
  const early = await readField(database, 'spring', null, NOW)
  const silent = early?.cities.find(({ answers }) => answers === 0)
  expect(silent).toMatchObject({ forecast: null, shown: 'unknown', ranked: 'unknown' })
  const after = await readField(database, 'spring', null, new Date('2030-01-01T00:00:00Z'))
  expect(after?.cities.find(({ code }) => code === silent?.code)).toMatchObject({ shown: 'unlikely' })
})

test('visits that stopped are told by question, from ten on', async () => {
  const at = (item: string, visits: number) => ({ waveId: 'spring', cityCode: CITY, item, visits })
  addStandingVisits(database, [at('gender', 12), at('district', 9), at('check', 23)])
  const report = await readField(database, 'spring', null, NOW)
  const told = report?.breakOff.rows.filter(({ visits }) => visits !== null)
  expect(told).toMatchObject([
    { item: 'gender', visits: 10 },
    { item: 'check', visits: 25 },
  ])
  expect(report?.breakOff.stopped).toBe(45)
})

test('rates of the invited and participation by the open link stand apart', async () => {
  insertResponses(database, people(300, { cityCode: INVITED, stratum: 's', district: null }))
  const counts = { refused: '100', returned: '50', ineligible: '100' }
  const who = { by: 'eva', at: NOW }
  const city = { cityCode: INVITED, batch: 'first' }
  expect(await enterOutcomes(database, 'spring', { ...city, counts }, who)).toEqual({ outcome: 'entered' })
  const outcomes = await readOutcomes(database, 'spring', null)
  // I 300, R 100, 100 not eligible, 1000 sent; e = 400/500
  expect(outcomes?.invited).toMatchObject({ sent: 1000, complete: 300, silent: 450, eligibleShare: 0.8 })
  // unknown: 450 silent and 50 returned
  expect(outcomes?.invited?.rates['rr1']).toBeCloseTo(300 / 900, 12)
  expect(outcomes?.invited?.rates['rr3']).toBeCloseTo(300 / (400 + 0.8 * 500), 12)
  expect(outcomes?.open).toMatchObject({ complete: 100, completion: 100 / 144 })

  const tooMany = { ...city, batch: 'second', counts: { refused: '451' } }
  expect(await enterOutcomes(database, 'spring', tooMany, who)).toMatchObject({
    error: { code: 'TOO_MANY_OUTCOMES', at: { noted: 701, sent: 1000, answered: 300 } },
  })
})

test('invitations that were used without an answer are told by counters alone, in tens', async () => {
  const use = database.columns.prepare(
    `INSERT INTO "Invitation" ("tokenHash", "waveId", "cityCode", "stratum", "redeemed") VALUES (?, 'spring', ?, 's', 1)`,
  )
  // 300 answered; 47 more have used their code
  for (let at = 0; at < 347; at++) use.run(`used ${at}`, INVITED)
  const at = (item: string, visits: number) => ({ waveId: 'spring', cityCode: INVITED, item, visits })
  addStandingVisits(database, [at('age_group', 30), at('gender', 14), at('check', 9)])
  const read = async () => (await readOutcomes(database, 'spring', [INVITED]))?.invited
  // who stands at the screening may not be eligible; 14 + 9 = 23 stand behind it
  expect(await read()).toMatchObject({
    complete: 300,
    opened: { used: 40, brokenOff: 20 },
    counts: { refusal: 120, unknownOther: 480 },
    silent: 430,
  })
  const rates = (await read())?.rates
  // I 300, R 120, 100 not eligible: e = 420/520; unknown 430 + 50
  expect(rates?.['rr1']).toBeCloseTo(300 / 900, 12)
  expect(rates?.['rr3']).toBeCloseTo(300 / (420 + (420 / 520) * 480), 12)

  // what was entered as broken off is not counted twice
  const city = { cityCode: INVITED, batch: 'seen' }
  await enterOutcomes(database, 'spring', { ...city, counts: { brokeOff: '15' } }, { by: 'eva', at: NOW })
  expect(await read()).toMatchObject({ opened: { used: 40, brokenOff: 5 }, counts: { refusal: 120 } })

  // an answer without an invitation: whose visits stopped cannot be told any more
  insertResponses(database, people(1, { cityCode: INVITED, district: null }))
  expect(await read()).toMatchObject({ opened: { used: 40, brokenOff: 0 }, counts: { refusal: 115 } })
})

test('the file holds what the page shows and hides what it hides', async () => {
  const report = await readField(database, 'spring', CITY, NOW)
  const outcomes = await readOutcomes(database, 'spring', [CITY])
  const lines = fieldCsv(report!, outcomes!).split('\r\n')
  expect(lines[0]).toBe('part,name,category,answers,target,value,low,high')
  expect(lines.some((line) => line.startsWith(`district,${CITY},330103,,`))).toBe(true)
  expect(lines.some((line) => line.startsWith(`district,${CITY},330102,60,`))).toBe(true)
})

test('ten thousand answers are read like one', async () => {
  insertResponses(database, people(10_000, { day: '2025-03-11' }))
  const report = await readField(database, 'spring', CITY, NOW)
  expect(report?.answers).toBe(10_100)
  expect(report?.groups?.sex[0]?.answers).toBe(10_060)
})
