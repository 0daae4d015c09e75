import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { loadTranslations } from '#app/platform/i18n.server.ts'
import { loggedPath } from '#app/platform/log.server.ts'
import { limitPosts, makeRateBudget } from '#app/platform/http/rate-budget.server.ts'

loadTranslations('locales')
let now = 0
const app = express().use(limitPosts(makeRateBudget(2, true, () => now)))
app.use((_request, response) => void response.send('ok'))
const server = createServer(app)
let origin = ''

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const from = (address: string, method = 'POST') =>
  fetch(origin, { method, headers: { 'x-forwarded-for': address, 'accept-language': 'en' } })

test('lets a network post up to its budget, then says when to come back, in the reader’s language', async () => {
  now = 0
  expect((await from('203.0.113.7')).status).toBe(200)
  expect((await from('203.0.113.9')).status).toBe(200)
  now = 60_000
  const refused = await from('203.0.113.7')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '540'])
  expect(await refused.text()).toContain('Too many at once')
  expect((await from('198.51.100.1')).status).toBe(200)
  expect((await from('203.0.113.7', 'GET')).status).toBe(200)
  now = 600_000
  expect((await from('203.0.113.7')).status).toBe(200)
})

test('believes the last hop of the proxy in front, not what a sender wrote before it', async () => {
  now = 2_000_000
  await from('1.1.1.1, 192.0.2.5')
  await from('2.2.2.2, 192.0.2.6')
  expect((await from('3.3.3.3, 192.0.2.7')).status).toBe(429)
})

test('a reset link is not logged', () => {
  expect(loggedPath('http://host/account/reset/abcdef?x=1')).toBe('/account/reset/…')
  expect(loggedPath('http://host/ranking')).toBe('/ranking')
})
