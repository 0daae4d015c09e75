import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { Delivery } from '#app/phone/sending/delivery.ts'
import type { Invitation, Redeemed } from '#app/phone/invitation.ts'
import type { Offline } from '#app/phone/offline/offline.ts'
import type { Work } from '#app/phone/sending/work.ts'
import type { Survey } from '#app/phone/survey.ts'
import type { Visit } from '#app/phone/visit.ts'

const survey = { wave: 'spring', city: '330100', language: 'en' } as Survey
const visit: Visit = {
  submissionId: '3f2b8c1e-5d7a-4b6c-9e0f-123456789abc',
  startedAt: Date.now() - 200_000,
  noticeVersion: '1',
  draw: 7,
  invited: { code: 'CODE', kept: null, proof: 'abc' },
  answers: { gender: 'female' },
  at: ':sending',
}
const held: string[] = []
let leaves = false
const offline: Offline = {
  keep: () => undefined,
  clear: () => undefined,
  hold: (name) => Promise.resolve(leaves && held.push(name) > 0),
  drop: (name) => void (held.includes(name) && held.splice(held.indexOf(name), 1)),
}
const online: (() => void)[] = []
let redeemed: Redeemed = 'ready'
const invitation = { redeem: () => Promise.resolve(redeemed) } as unknown as Invitation
/** ends when the test says so */
let worked: Promise<void> = Promise.resolve()
const work = { do: () => worked } as unknown as Work
const post = vi.fn<typeof fetch>()

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('addEventListener', (_name: string, listener: () => void) => online.push(listener))
  vi.stubGlobal('window', globalThis)
  vi.stubGlobal('navigator', { onLine: false })
  vi.stubGlobal('document', { querySelector: () => ({ value: '' }), getElementById: () => null })
  vi.stubGlobal('location', { search: '?channel=poster-7' })
  vi.stubGlobal('fetch', post)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  post.mockReset()
  online.length = 0
  held.length = 0
  leaves = false
  redeemed = 'ready'
  worked = Promise.resolve()
})

function start() {
  const delivery = new Delivery(survey, offline, invitation, work)
  const heard: unknown[] = []
  delivery.onFinal = (sent) => heard.push(sent)
  delivery.onUnsent = (why) => heard.push(why)
  delivery.start(visit)
  return { delivery, heard }
}

const answer = (status: number, body: object, headers: Record<string, string> = {}) =>
  Promise.resolve(new Response(JSON.stringify(body), { status, headers }))

test('answers go out with the submission id, the consent, the seconds taken, and what the link named', async () => {
  post.mockReturnValueOnce(answer(201, { withdrawalCode: 'AAAA-BBBB-CCCC-DDDD' }))
  const { heard } = start()
  await vi.advanceTimersByTimeAsync(0)
  expect(heard).toEqual([{ result: 'arrived', code: 'AAAA-BBBB-CCCC-DDDD' }])
  const [address, { body } = {}] = post.mock.calls[0] ?? []
  expect(address).toBe('/api/v1/waves/spring/responses')
  expect(JSON.parse(String(body))).toMatchObject({
    submissionId: visit.submissionId,
    city: '330100',
    language: 'en',
    noticeVersion: '1',
    consent: true,
    draw: 7,
    answers: { gender: 'female' },
    channel: 'poster-7',
    ticket: 'abc',
  })
})

test('what does not get through is tried again after growing pauses, with the same id, until it does', async () => {
  post.mockRejectedValueOnce(new TypeError('no network'))
  post.mockReturnValueOnce(answer(503, {}, { 'Retry-After': '5' }))
  post.mockReturnValueOnce(answer(200, { withdrawalCode: 'AAAA-BBBB-CCCC-DDDD' }))
  const { heard } = start()
  await vi.advanceTimersByTimeAsync(2900)
  expect([heard, post.mock.calls.length]).toEqual([['offline'], 1])
  await vi.advanceTimersByTimeAsync(200)
  expect([heard, post.mock.calls.length]).toEqual([['offline', 'busy'], 2])
  await vi.advanceTimersByTimeAsync(5800)
  expect(post.mock.calls).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(300)
  expect(heard.at(-1)).toEqual({ result: 'arrived', code: 'AAAA-BBBB-CCCC-DDDD' })
  const ids = post.mock.calls.map(([, init]) => (JSON.parse(String(init?.body)) as Visit).submissionId)
  expect(new Set(ids)).toEqual(new Set([visit.submissionId]))
  await vi.advanceTimersByTimeAsync(600_000)
  expect(post.mock.calls).toHaveLength(3)
})

test('the network coming back is not waited for twice', async () => {
  post.mockRejectedValueOnce(new TypeError('no network'))
  post.mockReturnValueOnce(answer(201, { withdrawalCode: 'AAAA-BBBB-CCCC-DDDD' }))
  const { heard } = start()
  await vi.advanceTimersByTimeAsync(10)
  online.forEach((listener) => listener())
  await vi.advanceTimersByTimeAsync(0)
  expect(heard.at(-1)).toMatchObject({ result: 'arrived' })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(post.mock.calls).toHaveLength(2)
})

test.each([
  [409, { code: 'wave-closed' }, { result: 'closed', forGood: true }],
  [409, { code: 'wave-not-open' }, { result: 'closed', forGood: false }],
  [
    422,
    { issues: [{ item: 'gender', message: 'x' }] },
    { result: 'refused', issues: [{ item: 'gender', message: 'x' }] },
  ],
  [404, {}, { result: 'refused', issues: [] }],
])('a %i ends the attempts', async (status, body, final) => {
  post.mockReturnValueOnce(answer(status, body))
  const { heard } = start()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(heard).toEqual([final])
  expect(post.mock.calls).toHaveLength(1)
})

test('going back to the answers stops the attempts', async () => {
  post.mockRejectedValue(new TypeError('no network'))
  const { delivery } = start()
  await vi.advanceTimersByTimeAsync(10)
  delivery.stop()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(post.mock.calls).toHaveLength(1)
})

test('a browser that can send by itself holds the answers until they have arrived, or are being changed', async () => {
  leaves = true
  post.mockRejectedValue(new TypeError('no network'))
  const { delivery } = start()
  await vi.advanceTimersByTimeAsync(3100)
  expect(new Set(held)).toEqual(new Set([visit.submissionId]))
  held.length = 1
  delivery.stop()
  expect(held).toEqual([])
})

test('answers of the invited wait for their ticket, and are not handed to the browser without it', async () => {
  redeemed = 'later'
  leaves = true
  const { heard } = start()
  await vi.advanceTimersByTimeAsync(0)
  expect(heard).toEqual(['offline'])
  expect(post).not.toHaveBeenCalled()
  expect(held).toEqual([])
  redeemed = 'ready'
  post.mockReturnValueOnce(answer(201, { withdrawalCode: 'AAAA-BBBB-CCCC-DDDD' }))
  await vi.advanceTimersByTimeAsync(3000)
  expect(heard).toEqual(['offline', { result: 'arrived', code: 'AAAA-BBBB-CCCC-DDDD' }])
})

test('a code that does not count is said before anything is sent', async () => {
  redeemed = { refused: 'used already' }
  const { heard } = start()
  await vi.advanceTimersByTimeAsync(0)
  expect(heard).toEqual([{ result: 'refused', issues: [{ item: 'ticket', message: 'used already' }] }])
  expect(post).not.toHaveBeenCalled()
})

test('nothing leaves before the work is done, nor after the resident has gone back meanwhile', async () => {
  post.mockImplementation(() => answer(201, { withdrawalCode: 'AAAA-BBBB-CCCC-DDDD' }))
  let finish = () => undefined as void
  worked = new Promise((resolve) => (finish = resolve))
  const { delivery, heard } = start()
  await vi.advanceTimersByTimeAsync(1000)
  expect(post).not.toHaveBeenCalled()
  delivery.stop()
  finish()
  await vi.advanceTimersByTimeAsync(1000)
  expect(post).not.toHaveBeenCalled()
  delivery.start(visit)
  await vi.advanceTimersByTimeAsync(0)
  expect(post).toHaveBeenCalledTimes(1)
  expect(heard).toEqual([{ result: 'arrived', code: 'AAAA-BBBB-CCCC-DDDD' }])
})
