import { afterEach, expect, test, vi } from 'vitest'

import { fetchOpener, openValue, sealValue } from '#app/phone/assisted/seal.ts'
import { outboxKey, outboxLock } from '#app/services/collection/assisted/outbox-key.server.ts'

const SECRET = 'a secret of the tests'
const POST = {
  address: '/api/v1/waves/spring/responses',
  body: '{"answers":{"smile_greet_day":5},"说":"公园"}',
}

/** The key as the server hands it to a device that is let in. */
async function openerOf(wave: string): Promise<CryptoKey> {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(outboxKey(SECRET, wave))))
  return fetchOpener()
}
afterEach(() => {
  vi.unstubAllGlobals()
})

test('what the lock of a wave closed, its key opens as it was', async () => {
  const sealed = await sealValue(outboxLock(SECRET, 'spring'), POST)
  expect(await openValue(await openerOf('spring'), sealed)).toEqual(POST)
})

test('nothing of the answers can be read in what lies on the device, and no two look the same', async () => {
  const lock = outboxLock(SECRET, 'spring')
  const [one, other] = [await sealValue(lock, POST), await sealValue(lock, POST)]
  expect(Buffer.from(one).toString('latin1')).not.toContain('smile_greet_day')
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false)
})

test('the key of another wave does not open it, nor does the right one once a byte was changed', async () => {
  const sealed = await sealValue(outboxLock(SECRET, 'spring'), POST)
  await expect(openValue(await openerOf('autumn'), sealed)).rejects.toThrow()
  const bytes = new Uint8Array(sealed)
  bytes[bytes.length - 1]! ^= 1
  await expect(openValue(await openerOf('spring'), sealed)).rejects.toThrow()
})

test('the key cannot be taken out of the page again, and a device that is not let in gets none', async () => {
  const opener = await openerOf('spring')
  expect(opener.extractable).toBe(false)
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 403 })))
  await expect(fetchOpener()).rejects.toThrow('403')
})

test('lock and key follow from secret and wave alone', () => {
  expect(outboxLock(SECRET, 'spring')).toBe(outboxLock(SECRET, 'spring'))
  expect(outboxLock(SECRET, 'spring')).not.toBe(outboxLock(SECRET, 'autumn'))
  expect(outboxLock('another secret', 'spring')).not.toBe(outboxLock(SECRET, 'spring'))
})
