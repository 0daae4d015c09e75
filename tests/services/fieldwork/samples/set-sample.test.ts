import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createWave } from '#app/services/fieldwork/waves/create-wave.server.ts'
import { makeInvitations } from '#app/services/fieldwork/invitations/make-invitations.server.ts'
import { planSample } from '#app/services/fieldwork/samples/plan-sample.ts'
import { readSample } from '#app/services/fieldwork/samples/read-sample.server.ts'
import { setSample } from '#app/services/fieldwork/samples/set-sample.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { CITY } from '#tests/support/records/waves.ts'

const AT = new Date('2025-02-20T08:00:00Z')
const OPTIONS = { merge: false, by: 'evaluator', at: AT }
const FRAME = [
  'city,stratum,label,population,invitations,urban',
  `${CITY},core,Old town,600000,600,yes`,
  `${CITY},ring,New town,400000,200,yes`,
].join('\n')

let db: TestDatabase

beforeAll(async () => {
  db = await openTestDatabase('reference')
  await createWave(db, {
    id: 'spring',
    title: { 'zh-CN': '春季调查', en: 'Spring survey' },
    cities: [
      { code: CITY, design: 'open' },
      { code: '440300', design: 'open' },
    ],
    opensOn: '2025-03-01',
    closesOn: '2025-05-31',
  })
})
afterAll(() => db.remove())

const make = (batches = 1) =>
  makeInvitations(db, {
    wave: 'spring',
    city: CITY,
    batches,
    origin: 'https://survey.example',
    secret: 'a secret of the tests',
    by: 'evaluator',
    at: AT,
  })

describe('a frame summary', () => {
  test('is refused with every problem by row and field, and nothing is stored', async () => {
    const file = [
      'city,stratum,population,invitations',
      `110000,a,1000,300`,
      `${CITY},b,,300`,
      `${CITY},c,250,300`,
      `${CITY},d,many,300`,
      `${CITY},d,9000,0`,
    ].join('\n')
    const result = await setSample(db, 'spring', file, OPTIONS)
    expect(result).toMatchObject({ outcome: 'refused', error: { code: 'UNUSABLE_FILE' } })
    const { problems } = (result as unknown as { error: { at: { problems: unknown[] } } }).error.at
    expect(problems).toMatchObject([
      { line: 2, column: 'city', code: 'UNKNOWN_CITY' },
      { line: 3, column: 'population', code: 'MISSING_VALUE' },
      { line: 4, column: 'invitations', code: 'MORE_THAN_POPULATION' },
      { line: 5, column: 'population', code: 'NOT_A_NUMBER' },
      { line: 6, column: 'stratum', code: 'REPEATED_STRATUM' },
      { line: 6, column: 'invitations', code: 'NOT_POSITIVE' },
    ])
    expect(await readSample(db, 'spring')).toMatchObject({ cities: [{ strata: [] }, { strata: [] }] })
  })

  test('with a stratum too small for tickets is refused, or merged with the one invited most alike', async () => {
    const file = `${FRAME}\n${CITY},hill,Hill,90000,50,no`
    expect(await setSample(db, 'spring', file, OPTIONS)).toMatchObject({
      error: { code: 'SMALL_STRATA', at: { least: 200, strata: [{ code: 'hill', invited: 50 }] } },
    })
    expect(await setSample(db, 'spring', file, { ...OPTIONS, merge: true })).toMatchObject({
      cities: [{ code: CITY, strata: 2, population: 1_090_000, invited: 850, merged: 1 }],
    })
    // 50 of 90,000 is nearer to 200 of 400,000 than to 600 of 600,000
    const sample = await readSample(db, 'spring')
    const [city] = 'cities' in sample ? sample.cities : []
    expect(city?.strata.map(({ label, frame }) => [label, frame])).toEqual([
      ['Old town', { urban: 'yes' }],
      ['New town + Hill', {}],
    ])
  })

  test('gives every stratum its chance and its base weight, and makes the sample an invited one', async () => {
    await setSample(db, 'spring', FRAME, OPTIONS)
    expect(await readSample(db, 'spring')).toMatchObject({
      cities: [
        {
          code: CITY,
          design: 'invited',
          population: 1_000_000,
          invited: 800,
          strata: [
            { code: 'core', probability: 0.001, baseWeight: 1000, frame: { urban: 'yes' } },
            { code: 'ring', probability: 0.0005, baseWeight: 2000 },
          ],
        },
        { code: '440300', design: 'open', strata: [] },
      ],
    })
  })
})

describe('making invitations', () => {
  test('gives each stratum as many codes as the sample asks for, shared out over batches by chance', async () => {
    const made = await make(4)
    if (made.outcome !== 'made') throw new Error(JSON.stringify(made))
    expect(made.lines.filter(({ stratum }) => stratum === 'core')).toHaveLength(600)
    expect(made.lines.filter(({ stratum }) => stratum === 'ring')).toHaveLength(200)
    expect(new Set(made.lines.map(({ code }) => code)).size).toBe(800)
    expect(made.lines[0]?.link).toBe(`https://survey.example/i/${made.lines[0]?.code}`)
    const inFirst = made.lines.filter(({ batch }) => batch === 1)
    expect(inFirst).toHaveLength(200)
    expect(inFirst.filter(({ stratum }) => stratum === 'ring').length).toBeGreaterThan(20)
    const stored = JSON.stringify(await db.prisma.invitation.findMany())
    expect(made.lines.some(({ code }) => stored.includes(code))).toBe(false)
  })

  test('happens once, after which the sample stands', async () => {
    expect(await make()).toMatchObject({ error: { code: 'ALL_MADE' } })
    expect(await setSample(db, 'spring', FRAME, OPTIONS)).toMatchObject({
      error: { code: 'INVITATIONS_MADE' },
    })
    expect(await db.prisma.ticketKey.count()).toBe(2)
  })
})

test('a plan meets the margin asked for, gives small strata what tickets need, and says what it then gives', () => {
  const strata = [
    { code: 'a', label: 'A', population: 900_000, invited: 0, frame: {} },
    { code: 'b', label: 'B', population: 90_000, invited: 0, frame: {} },
    { code: 'c', label: 'C', population: 10_000, invited: 0, frame: {} },
  ]
  const request = { allocation: 'proportional', margin: 5, responseRate: 0.2, designEffect: 1 } as const
  const plan = planSample(strata, request)
  // Cochran: 1.96² 0.25 / 0.05² = 384.15; of a million people 384.15 / 1.000383 = 384.00, below 384; a fifth answers
  expect(plan?.completes).toBe(384)
  expect(plan?.invitations).toBe(1920)
  expect(plan?.strata.map(({ invited }) => invited)).toEqual([1520, 200, 200])
  expect(plan?.margin).toBeGreaterThan(5)
  expect(
    planSample(strata, { ...request, allocation: 'equal' })?.strata.map(({ invited }) => invited),
  ).toEqual([640, 640, 640])
  expect(planSample(strata, { ...request, margin: 0.01 })).toBeNull()
})
