import { createHash, randomUUID } from 'node:crypto'

import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import * as responses from '#app/data/fieldwork/responses.server.ts'
import type { ResponsePost } from '#app/services/collection/taking-in/response-post.ts'
import { startCollection, type CollectionServer } from '#tests/support/load/collection-server.ts'
import { answersTo, CITY } from '#tests/support/records/waves.ts'

const STRATA = [
  { code: 'a', label: 'A', population: 90_000, invited: 300 },
  { code: 'b', label: 'B', population: 20_000, invited: 400 },
]
let server: CollectionServer
let answers: ResponsePost['answers']

vi.mock(import('#app/data/fieldwork/responses.server.ts'), { spy: true })

beforeAll(async () => {
  server = await startCollection({
    wave: {
      cities: [
        { code: CITY, design: 'invited', strata: STRATA },
        { code: '440300', design: 'open' },
      ],
    },
  })
  const live = await server.collection.waves.find(server.waveId)
  answers = answersTo((await live?.cityForm(CITY))?.items ?? [])
})
afterAll(() => server.stop())

async function invite(stratum: string): Promise<string> {
  const ticket = randomUUID()
  const tokenHash = createHash('sha256').update(ticket).digest('hex')
  await server.database.prisma.invitation.create({
    data: { tokenHash, waveId: server.waveId, cityCode: CITY, stratum },
  })
  return ticket
}

function submit(ticket: string | null, over: Partial<ResponsePost> = {}) {
  return server.collection.submit(server.waveId, {
    submissionId: randomUUID(),
    city: CITY,
    language: 'en',
    noticeVersion: '1',
    answers,
    ticket,
    channel: 'direct',
    suspicion: null,
    draw: null,
    seconds: null,
    ...over,
  })
}

function redeemed(ticket: string): Promise<boolean | undefined> {
  const tokenHash = createHash('sha256').update(ticket).digest('hex')
  return server.database.prisma.invitation.findUnique({ where: { tokenHash } }).then((one) => one?.redeemed)
}

test('an invitation gives the response its stratum and the people it stands for', async () => {
  await submit(await invite('a'))
  await submit(await invite('b'))
  await submit(null)
  const rows = await server.database.prisma.response.findMany({
    select: { stratum: true, baseWeight: true },
    orderBy: { baseWeight: 'asc' },
  })
  expect(rows).toEqual([
    { stratum: null, baseWeight: 1 },
    { stratum: 'b', baseWeight: 50 },
    { stratum: 'a', baseWeight: 300 },
  ])
})

test('an invitation counts once, for its own city, and a repeat of the same submission is no second use', async () => {
  const ticket = await invite('a')
  const submissionId = randomUUID()
  expect(await submit(ticket, { city: '440300' })).toMatchObject({ outcome: 'invalid' })
  const first = await submit(ticket, { submissionId })
  expect(first.outcome).toBe('stored')
  expect(await submit(ticket, { submissionId })).toEqual({ ...first, outcome: 'repeated' })
  expect(await submit(ticket)).toEqual({
    outcome: 'invalid',
    issues: [{ item: 'ticket', code: 'unknown_ticket' }],
  })
})

test('two attempts at once with one invitation store one response and both are told so', async () => {
  const ticket = await invite('a')
  const submissionId = randomUUID()
  const results = await Promise.all([submit(ticket, { submissionId }), submit(ticket, { submissionId })])
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(['repeated', 'stored'])
})

test('a response with faults leaves its invitation unused', async () => {
  const ticket = await invite('a')
  expect(await submit(ticket, { answers: {} })).toMatchObject({ outcome: 'invalid' })
  expect(await redeemed(ticket)).toBe(false)
})

test('a response the disk refuses gives its invitation back, and can be sent again', async () => {
  const ticket = await invite('a')
  vi.mocked(responses.insertResponse).mockImplementationOnce(() => {
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
  })
  expect(await submit(ticket)).toEqual({ outcome: 'refused', reason: 'storage-failed' })
  expect(await redeemed(ticket)).toBe(false)
  expect((await submit(ticket)).outcome).toBe('stored')
})

test('nothing in the database ties a response to its invitation', async () => {
  const ticket = await invite('b')
  await submit(ticket)
  const hash = createHash('sha256').update(ticket).digest('hex')
  const stored = JSON.stringify(await server.database.prisma.response.findMany())
  expect(stored).not.toContain(ticket)
  expect(stored).not.toContain(hash)
})
