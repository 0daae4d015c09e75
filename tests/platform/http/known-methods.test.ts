import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import express from 'express'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { refuseOtherMethods } from '#app/platform/http/known-methods.server.ts'

const app = express()
app.use(refuseOtherMethods)
app.all('*', (_request, response) => void response.send('done'))
const server = createServer(app)
let origin: string
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

it.each(['GET', 'HEAD', 'POST'])('lets %s pass', async (method) => {
  expect((await fetch(origin, { method })).status).toBe(200)
})

it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('refuses %s and says what is known', async (method) => {
  const response = await fetch(origin, { method })
  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe('GET, HEAD, POST')
  expect(await response.text()).not.toContain('done')
})
