import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { SealedKeeper } from '#app/phone/assisted/sealed-keeper.ts'
import type { Visit } from '#app/phone/visit.ts'
import { outboxKey, outboxLock } from '#app/services/collection/assisted/outbox-key.server.ts'

const SECRET = 'a secret of the tests'
const LOCK = outboxLock(SECRET, 'spring')
const PLACE = 'spring/interviewer/330100'
const VISIT: Visit = {
  submissionId: '0b3f1a52-6a86-4d0e-9c1c-2f0f3f8f7a11',
  startedAt: 1_790_000_000_000,
  noticeVersion: '2',
  draw: 7,
  answers: { smile_greet_day: 5 },
  at: 'ladder',
}

/** What lies in the browser's cache, by its address. */
const device = new Map<string, Uint8Array>()
let letIn = true

beforeEach(() => {
  device.clear()
  letIn = true
  const box = {
    put: async (path: string, response: Response) =>
      void device.set(`https://survey.example${path}`, new Uint8Array(await response.arrayBuffer())),
    delete: (path: string) => Promise.resolve(device.delete(`https://survey.example${path}`)),
    keys: () => Promise.resolve([...device.keys()].map((url) => ({ url }))),
    match: (path: string) => {
      const bytes = device.get(`https://survey.example${path}`)
      return Promise.resolve(bytes && new Response(bytes.slice()))
    },
  }
  const caches = { open: () => Promise.resolve(box) }
  vi.stubGlobal('caches', caches)
  vi.stubGlobal('window', { caches, isSecureContext: true })
  vi.stubGlobal('fetch', () =>
    Promise.resolve(letIn ? Response.json(outboxKey(SECRET, 'spring')) : new Response(null, { status: 403 })),
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const open = () => new SealedKeeper(PLACE, '2', LOCK)
const lying = () => [...device.values()].map((bytes) => Buffer.from(bytes).toString('latin1'))

async function keep(visit: Visit): Promise<SealedKeeper> {
  const keeper = open()
  keeper.write(visit)
  await vi.waitFor(() => expect(device.size).toBeGreaterThan(0))
  return keeper
}

test('an interview under way is there again after a reload, and cannot be read in what lies on the device', async () => {
  await keep(VISIT)
  expect(lying()).toHaveLength(1)
  expect(lying()[0]).not.toContain('smile_greet_day')

  const again = open()
  expect(await again.load()).toBe('ready')
  expect(again.read()).toEqual(VISIT)
})

test('answers that follow each other fast leave the last of them', async () => {
  const keeper = await keep(VISIT)
  for (let value = 1; value <= 4; value++) keeper.write({ ...VISIT, answers: { smile_greet_day: value } })
  await vi.waitFor(async () => {
    const again = open()
    await again.load()
    expect(again.read()?.answers).toEqual({ smile_greet_day: 4 })
  })
})

test('a device that is not let in opens nothing, loses nothing, and may ask the next person', async () => {
  await keep(VISIT)
  letIn = false
  const next = open()
  expect(await next.load()).toBe('sealed')
  expect(next.read()).toBeNull()
  expect(next.free).toBe(true)
  const other = { ...VISIT, submissionId: '5c1d2f40-0f6e-4a53-8d7e-9a0b1c2d3e4f' }
  next.write(other)
  await vi.waitFor(() => expect(device.size).toBe(2))
  next.clear()
  await vi.waitFor(() => expect(device.size).toBe(1))

  letIn = true
  const again = open()
  await again.load()
  expect(again.read()).toEqual(VISIT)
})

test('what is cleared is gone, even when it was just being written', async () => {
  const keeper = await keep(VISIT)
  keeper.write({ ...VISIT, at: ':check' })
  keeper.clear()
  await vi.waitFor(() => expect(device.size).toBe(0))
  expect(keeper.read()).toBeNull()
  const again = open()
  expect(await again.load()).toBe('ready')
  expect(again.read()).toBeNull()
})

test('an interview under an earlier notice is thrown away, one of another city stays', async () => {
  await keep({ ...VISIT, noticeVersion: '1' })
  const elsewhere = new SealedKeeper('spring/interviewer/310000', '2', LOCK)
  elsewhere.write(VISIT)
  await vi.waitFor(() => expect(device.size).toBe(2))

  const again = open()
  await again.load()
  expect(again.read()).toBeNull()
  expect(device.size).toBe(1)
  expect([...device.keys()][0]).toContain('310000')
})

test('without keys and cache of the browser nothing is kept, and the page may say so', async () => {
  vi.stubGlobal('window', { isSecureContext: false })
  const keeper = open()
  expect(keeper.works).toBe(false)
  keeper.write(VISIT)
  expect(await keeper.load()).toBe('ready')
  expect(keeper.read()).toBeNull()
  expect(device.size).toBe(0)
})
